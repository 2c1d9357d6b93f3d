package io.unetlab.spec.pipeline;

import java.util.Objects;

/**
 * The sampler of a pipeline. The noise that the network was trained with is not part of it; it is a
 * fact of the weights.
 *
 * @param karras whether the noise levels are spaced as Karras et al. propose (arXiv 2206.00364,
 *     equation 5); only of kinds with {@link SamplerKind#usesSigmas()}
 * @param eta share of fresh noise in each step, from 0 to 1; only of DDIM (arXiv 2010.02502,
 *     equation 16)
 */
public record SamplerSpec(
    SamplerKind kind, Spacing spacing, Prediction prediction, boolean karras, double eta) {

  /** Stable Diffusion's, in the form that diffusers runs without noise in its steps. */
  public static final SamplerSpec DEFAULT = of(SamplerKind.DDIM);

  public SamplerSpec {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(spacing, "spacing");
    Objects.requireNonNull(prediction, "prediction");
    if (!(eta >= 0 && eta <= 1)) {
      throw new IllegalArgumentException("eta must be from 0 to 1, is " + eta);
    }
  }

  /** A kind with everything else as usual. */
  public static SamplerSpec of(SamplerKind kind) {
    return new SamplerSpec(kind, kind.spacing(), Prediction.EPSILON, false, 0);
  }
}
