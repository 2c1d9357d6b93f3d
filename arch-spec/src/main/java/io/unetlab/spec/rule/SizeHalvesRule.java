package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

/** The latent's height and width are divisible by 2^(levels-1), because each level halves them. */
final class SizeHalvesRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.SIZE_HALVES;
  }

  @Override
  public String sentence() {
    return "The latent's height and width are divisible by 2^(levels-1), because each level "
        + "halves them.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    boolean two = findings.at("latent.size[1]").isPresent();
    int levels = spec.levels().size();
    if (two) {
      check("height", spec.latent().height(), levels, "latent.size[0]", findings);
      check("width", spec.latent().width(), levels, "latent.size[1]", findings);
    } else {
      check("size", spec.latent().height(), levels, "latent.size", findings);
    }
  }

  private static void check(String name, int size, int levels, String path, Findings findings) {
    int factor = 1 << (levels - 1);
    if (size % factor != 0) {
      findings.add(
          path,
          "the latent's %s %d is not divisible by %d, which is 2^(%d levels - 1)"
              .formatted(name, size, factor, levels),
          "nearest: " + NumberText.nearestMultiples(size, factor));
    }
  }
}
