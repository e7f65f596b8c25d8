/** The server page: addresses, health and the admin token. */
@NullMarked
package io.flashsale.console.server;

import org.jspecify.annotations.NullMarked;
