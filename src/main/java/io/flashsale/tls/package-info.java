/** The certificate that the store proves itself by, where it serves HTTPS. */
@NullMarked
package io.flashsale.tls;

import org.jspecify.annotations.NullMarked;
