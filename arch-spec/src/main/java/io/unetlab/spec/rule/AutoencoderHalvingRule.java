package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.source.SpecCode;

/** AutoencoderKL's encoder rounds down when it halves, and each level keeps a pixel. */
final class AutoencoderHalvingRule implements SpecRule<AutoencoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.HALVED_AWAY;
  }

  @Override
  public String sentence() {
    return "AutoencoderKL's encoder rounds down when it halves, and each level keeps a pixel.";
  }

  @Override
  public void check(AutoencoderSpec spec, Findings findings) {
    if (!(spec instanceof EncoderSpec encoder) || !encoder.predictsMoments()) {
      return;
    }
    int halvings = encoder.body().resamplings();
    int smallest = 1 << halvings;
    int side = Math.min(encoder.image().height(), encoder.image().width());
    if (side < smallest) {
      findings.add(
          "image.size",
          "halving "
              + NumberText.counted(halvings, "time")
              + " leaves nothing of a side of "
              + side,
          "at least " + smallest);
    }
  }
}
