package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/**
 * GroupNorm's groups divide the channels of every level.
 *
 * <p>This covers every GroupNorm: on the way up, a level's channels are concatenated with a skip's,
 * and the sum of two multiples is a multiple.
 */
final class GroupsDivideChannelsRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.GROUPS_DIVIDE_CHANNELS;
  }

  @Override
  public String sentence() {
    return "GroupNorm's groups divide the channels of every level.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (int i = 0; i < spec.levels().size(); i++) {
      int channels = spec.levels().get(i).channels();
      if (channels % spec.groups() != 0) {
        findings.add(
            "levels[" + i + "].channels",
            String.format(
                Locale.ROOT,
                "GroupNorm's %d groups do not divide the %d channels of levels[%d]",
                spec.groups(),
                channels,
                i),
            "nearest: " + NumberText.nearestMultiples(channels, spec.groups()) + " channels");
      }
    }
  }
}
