package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.source.SpecCode;

/** A network of TAESD's blocks has no middle and no 1 x 1 convolution of the latent. */
final class TaesdRule implements SpecRule<AutoencoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TAESD_BLOCKS;
  }

  @Override
  public String sentence() {
    return "A network of TAESD's blocks has no middle and no 1 x 1 convolution of the latent.";
  }

  @Override
  public void check(AutoencoderSpec spec, Findings findings) {
    if (spec.body().blocks() != BlockFamily.TAESD) {
      return;
    }
    if (spec.body().middle().isPresent()) {
      findings.add(
          "middle", "`blocks: taesd` has no middle", "write middle: none, or blocks: resnet");
    }
    if (spec.hasQuantConv()) {
      String key = spec instanceof DecoderSpec ? "post_quant_conv" : "quant_conv";
      findings.add(key, "`blocks: taesd` has no `" + key + "`", "leave it out");
    }
  }
}
