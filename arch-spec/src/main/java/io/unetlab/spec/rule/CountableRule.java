package io.unetlab.spec.rule;

import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whatever is counted stays below 2^62, and every side of a tensor below 2^31.
 *
 * <p>The multiply-accumulates are estimated from above by {@link CountEstimate}, and at most 2^57
 * are allowed. Every other count is below 32 for each of them: each weight and each activation
 * takes part in at least one, holds at most 8 bytes, and passes through less than 30 elementwise
 * operations.
 */
final class CountableRule implements SpecRule<UNetSpec> {

  static final double MACS_LIMIT = 0x1p57;

  @Override
  public SpecCode code() {
    return SpecCode.UNCOUNTABLE;
  }

  @Override
  public String sentence() {
    return "At most 2^57 MACs, and sides of tensors below 2^31, so that every count fits 64 bits.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    checkPixels(spec.latent(), findings);
    spec.extra().ifPresent(extra -> checkWidth(extra, findings));
    checkMacs(spec, findings);
  }

  private static void checkPixels(LatentSpec latent, Findings findings) {
    long pixels = (long) latent.height() * latent.width();
    if (pixels > Integer.MAX_VALUE) {
      findings.add(
          "latent.size",
          "the latent has %s pixels, which are tokens too; at most %s can be counted"
              .formatted(Numbers.grouped(pixels), Numbers.grouped(Integer.MAX_VALUE)));
    }
  }

  private static void checkWidth(TextTimeSpec extra, Findings findings) {
    long width = extra.pooledWidth() + (long) extra.ids() * extra.idWidth();
    if (width > Integer.MAX_VALUE) {
      findings.add(
          "extra",
          "pooled_width + ids x id_width is %s; at most %s can be counted"
              .formatted(Numbers.grouped(width), Numbers.grouped(Integer.MAX_VALUE)));
    }
  }

  private static void checkMacs(UNetSpec spec, Findings findings) {
    CountEstimate estimate = new CountEstimate(spec);
    List<Place> places = Place.of(spec);
    double macs = estimate.outside() + places.stream().mapToDouble(estimate::of).sum();
    if (!(macs <= MACS_LIMIT)) {
      Place largest = places.stream().max(Comparator.comparingDouble(estimate::of)).orElseThrow();
      findings.add(
          largest.path(),
          "the network takes up to %s multiply-accumulates, most of them in %s; at most %s are counted"
              .formatted(text(macs), largest.name(), text(MACS_LIMIT)));
    }
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1e", number);
  }
}
