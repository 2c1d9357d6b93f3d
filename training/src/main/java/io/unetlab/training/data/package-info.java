/**
 * Captioned pictures: made, read or encoded; and the batches of a training, functions of seed and
 * step.
 */
@NullMarked
package io.unetlab.training.data;

import org.jspecify.annotations.NullMarked;
