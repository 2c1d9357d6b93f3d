package io.unetlab.spec.pipeline;

import java.util.Objects;
import java.util.Optional;

/**
 * Classifier-free guidance (Ho and Salimans, arXiv 2207.12598): how strongly a picture follows its
 * prompt, and whether that costs a second pass.
 *
 * @param kind none, in two passes, or distilled into the network
 * @param scale the factor between the prediction without the prompt and the one with it; a
 *     distilled network has none, unless it reads the scale as an input
 */
public record Guidance(Kind kind, Optional<Double> scale) {

  /** How guidance is computed. */
  public enum Kind {
    NONE,
    /** Each step runs the UNet with the prompt and without it. */
    TWO_PASSES,
    /** The network was trained to predict the guided result in one pass. */
    DISTILLED
  }

  public static final Guidance NONE = new Guidance(Kind.NONE, Optional.empty());
  public static final Guidance DISTILLED = new Guidance(Kind.DISTILLED, Optional.empty());

  public Guidance {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(scale, "scale");
    if ((kind == Kind.TWO_PASSES && scale.isEmpty()) || (kind == Kind.NONE && scale.isPresent())) {
      throw new IllegalArgumentException("guidance in two passes has a scale, no guidance none");
    }
  }

  /** Guidance in two passes. */
  public static Guidance of(double scale) {
    return new Guidance(Kind.TWO_PASSES, Optional.of(scale));
  }

  /** Guidance in one pass by a network that reads the scale. */
  public static Guidance distilled(double scale) {
    return new Guidance(Kind.DISTILLED, Optional.of(scale));
  }

  /** Passes of the UNet in each step, and of each text encoder. */
  public int passes() {
    return kind == Kind.TWO_PASSES ? 2 : 1;
  }
}
