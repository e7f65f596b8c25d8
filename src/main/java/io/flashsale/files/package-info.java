/**
 * What leaves the store as a file and what comes in as one: tables, charts, the report of a day.
 */
@NullMarked
package io.flashsale.files;

import org.jspecify.annotations.NullMarked;
