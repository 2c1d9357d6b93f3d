package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/** GroupNorm's groups divide the channels of every level, in blocks that have norms. */
final class AutoencoderGroupsRule implements SpecRule<AutoencoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.GROUPS_DIVIDE_CHANNELS;
  }

  @Override
  public String sentence() {
    return "GroupNorm's groups divide the channels of every level of a decoder or encoder.";
  }

  @Override
  public void check(AutoencoderSpec spec, Findings findings) {
    BodySpec body = spec.body();
    int groups = body.norm().groups();
    for (int i = 0; body.hasNorms() && i < body.levels().size(); i++) {
      int channels = body.levels().get(i).channels();
      if (channels % groups != 0) {
        findings.add(
            "levels[" + i + "].channels",
            String.format(
                Locale.ROOT,
                "GroupNorm's %d groups do not divide the %d channels of levels[%d]",
                groups,
                channels,
                i),
            "nearest: " + NumberText.nearestMultiples(channels, groups) + " channels");
      }
    }
  }
}
