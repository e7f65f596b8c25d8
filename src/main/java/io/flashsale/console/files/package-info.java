/** The page of what is saved and read: tables, the day's report, products, backups. */
@NullMarked
package io.flashsale.console.files;

import org.jspecify.annotations.NullMarked;
