/** What the views share: loading, formats and small controls. */
@NullMarked
package io.flashsale.console.view;

import org.jspecify.annotations.NullMarked;
