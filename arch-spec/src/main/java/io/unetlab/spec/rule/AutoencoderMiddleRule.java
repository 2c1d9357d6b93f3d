package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.source.SpecCode;

/** A middle with attention has two residual blocks or more, for the attention to be between. */
final class AutoencoderMiddleRule implements SpecRule<AutoencoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.MIDDLE_GAP;
  }

  @Override
  public String sentence() {
    return "A middle with attention has two residual blocks or more, for the attention to be"
        + " between.";
  }

  @Override
  public void check(AutoencoderSpec spec, Findings findings) {
    spec.body()
        .middle()
        .filter(middle -> middle.attention() && middle.resnets() < 2)
        .ifPresent(
            middle ->
                findings.add(
                    "middle.attention",
                    "a middle of 1 residual block has no gap for an attention",
                    "write resnets: 2"));
  }
}
