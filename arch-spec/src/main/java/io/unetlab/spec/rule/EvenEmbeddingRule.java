package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

/**
 * The widths of sinusoidal embeddings are even, because half of each is sines and half cosines.
 *
 * <p>With {@code freq_shift: 1} they are at least 4, because the last frequency divides by the half
 * less 1.
 *
 * <p>The time embedding is as wide as the first level's channels, a number's in {@code extra} as
 * {@code id_width}.
 */
final class EvenEmbeddingRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.EVEN_EMBEDDING;
  }

  @Override
  public String sentence() {
    return "The widths of sinusoidal embeddings are even, because half of each is sines and half "
        + "cosines.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    int channels = spec.levels().get(0).channels();
    if (channels % 2 != 0) {
      findings.add(
          "levels[0].channels",
          "the time's embedding is as wide as levels[0] and must be even, found " + channels,
          nearest(channels));
    }
    if (spec.time().freqShift() > 0 && smallest(spec) == 2) {
      findings.add("time.freq_shift", "expected 0 for embeddings of width 2, found 1");
    }
    spec.extra()
        .filter(extra -> extra.idWidth() % 2 != 0)
        .ifPresent(
            extra ->
                findings.add(
                    "extra.id_width",
                    "expected an even width for a number's embedding, found " + extra.idWidth(),
                    nearest(extra.idWidth())));
  }

  private static int smallest(UNetSpec spec) {
    int channels = spec.levels().get(0).channels();
    return spec.extra().map(extra -> Math.min(channels, extra.idWidth())).orElse(channels);
  }

  private static String nearest(int width) {
    return "nearest: " + NumberText.nearestMultiples(width, 2);
  }
}
