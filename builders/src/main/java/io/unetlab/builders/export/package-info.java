/**
 * Exports networks to other frameworks; {@link io.unetlab.builders.Exporters} lists the formats.
 */
@NullMarked
package io.unetlab.builders.export;

import org.jspecify.annotations.NullMarked;
