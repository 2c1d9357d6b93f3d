package io.unetlab.spec.rule;

import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/**
 * {@code kv_downsample} divides the height and the width of the image wherever there is
 * self-attention, so that the shrunk image has a number for each of its parts.
 */
final class KvDownsampleRule implements SpecRule<UNetSpec> {

  private static final String KEY = "transformer.kv_downsample";

  @Override
  public SpecCode code() {
    return SpecCode.KV_DOWNSAMPLE;
  }

  @Override
  public String sentence() {
    return "`kv_downsample` divides the height and the width of the image wherever there is "
        + "self-attention.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    LatentSpec latent = spec.latent();
    for (LocatedBlock located : LocatedBlock.withAttention(spec)) {
      if (located.block().transformer().attendsToItself()) {
        int height = spec.halved(latent.height(), located.level());
        int width = spec.halved(latent.width(), located.level());
        check(located, height, width, findings);
      }
    }
  }

  private static void check(LocatedBlock located, int height, int width, Findings findings) {
    int factor = located.block().transformer().attentions().kvDownsample();
    if (height % factor != 0 || width % factor != 0) {
      findings.add(
          findings.firstSaid(located.ownSayers(KEY)).orElse(place(located)),
          String.format(
              Locale.ROOT,
              "a kv_downsample of %d does not divide the image of %d x %d of %s",
              factor,
              height,
              width,
              located.name()),
          "write kv_downsample: " + greatest(factor, height, width) + " there");
    }
  }

  // The way up has its level's image, so what it inherits is one problem.
  private static String place(LocatedBlock located) {
    return located.path().equals("middle") ? "middle" : "levels[" + located.level() + "]";
  }

  /** The greatest factor up to this one that divides both sides. */
  private static int greatest(int factor, int height, int width) {
    int most = factor;
    while (height % most != 0 || width % most != 0) {
      most--;
    }
    return most;
  }
}
