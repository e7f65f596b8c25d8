/** The demo data: three live products and an upcoming one. */
@NullMarked
package io.flashsale.demo;

import org.jspecify.annotations.NullMarked;
