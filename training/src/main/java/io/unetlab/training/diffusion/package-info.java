/**
 * The mathematics of diffusion on batches: noising, what is predicted, pictures from predictions.
 */
@NullMarked
package io.unetlab.training.diffusion;

import org.jspecify.annotations.NullMarked;
