/** What the API promises, said beside its routes and told as an OpenAPI document. */
@NullMarked
package io.flashsale.web.contract;

import org.jspecify.annotations.NullMarked;
