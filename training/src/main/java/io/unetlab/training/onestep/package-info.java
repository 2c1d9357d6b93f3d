/** Finetuning a diffusion network so that one step is enough. Knows no data and no measures. */
@NullMarked
package io.unetlab.training.onestep;

import org.jspecify.annotations.NullMarked;
