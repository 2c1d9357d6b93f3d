package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The time embedding.
 *
 * @param condProjDim width of a further input, {@code timestep_cond}, that a linear layer without
 *     bias adds to the sinusoids; the guidance embedding of latent consistency models
 * @param flipSinToCos whether cosines come before sines, in every sinusoidal embedding
 * @param freqShift 0, or 1 for frequencies that reach 1/10000
 */
public record TimeSpec(Optional<Integer> condProjDim, boolean flipSinToCos, int freqShift) {

  public static final TimeSpec DEFAULT = new TimeSpec(Optional.empty(), true, 0);

  public TimeSpec {
    Objects.requireNonNull(condProjDim, "condProjDim");
    condProjDim.ifPresent(width -> Require.positive("time_cond_proj_dim", width));
    Require.atLeast(0, "freq_shift", freqShift);
  }
}
