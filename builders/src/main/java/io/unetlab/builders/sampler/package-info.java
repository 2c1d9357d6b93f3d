/**
 * From noise to a latent: samplers, which turn the outputs of a diffusion network at a few
 * timesteps into the next latent each. They compute in float64 and reproduce diffusers' schedulers.
 *
 * <p>Notation: a network's input at timestep t is x = sqrt(a) x0 + sqrt(1 - a) e, where x0 is the
 * picture (its latent), e is noise, and a is {@code alphas_cumprod} of t. Samplers that step
 * through noise levels use sigma = sqrt((1 - a) / a).
 */
@NullMarked
package io.unetlab.builders.sampler;

import org.jspecify.annotations.NullMarked;
