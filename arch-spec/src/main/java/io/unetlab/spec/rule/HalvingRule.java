package io.unetlab.spec.rule;

import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

/** With {@code downsample_padding: 0} halving rounds down, and each level keeps a pixel. */
final class HalvingRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.HALVED_AWAY;
  }

  @Override
  public String sentence() {
    return "With `downsample_padding: 0` halving rounds down, and each level keeps a pixel.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    LatentSpec latent = spec.latent();
    int smallest = 1 << (spec.levels().size() - 1);
    int side = Math.min(latent.height(), latent.width());
    if (spec.resample().downsamplePadding() == 0 && side < smallest) {
      findings.add(
          "latent.size",
          "halving "
              + NumberText.counted(spec.levels().size() - 1, "time")
              + " without padding leaves nothing of a side of "
              + side,
          "at least " + smallest + ", or downsample_padding: 1");
    }
  }
}
