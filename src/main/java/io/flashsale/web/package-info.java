/** The HTTP side: routes, bodies, errors and the storefront's files. */
@NullMarked
package io.flashsale.web;

import org.jspecify.annotations.NullMarked;
