/** PostgreSQL: the pool, Hibernate, the schema, transactions and the clock. */
@NullMarked
package io.flashsale.persistence;

import org.jspecify.annotations.NullMarked;
