package io.unetlab.spec.pipeline;

/**
 * Which of the training's timesteps a sampler visits. The names are diffusers'; Lin et al., arXiv
 * 2305.08891, table 2.
 */
public enum Spacing {
  /** Multiples of a whole stride, counted from 0: the noisiest timesteps are left out. */
  LEADING,
  /** A stride counted from the last timestep, which is included. */
  TRAILING,
  /** Equal distances between the first timestep and the last, both included. */
  LINSPACE
}
