/**
 * How networks leave for other frameworks; {@link io.unetlab.builders.Exporters} lists the ways.
 */
@NullMarked
package io.unetlab.builders.export;

import org.jspecify.annotations.NullMarked;
