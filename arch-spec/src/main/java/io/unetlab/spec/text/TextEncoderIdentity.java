package io.unetlab.spec.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole text encoder in one line. What has no effect is left out: skipped layers, the end of
 * text if no output is pooled, a projection that no output reads.
 */
final class TextEncoderIdentity {

  private TextEncoderIdentity() {}

  static String text(TextEncoderSpec spec) {
    List<String> parts = new ArrayList<>();
    parts.add("text_encoder " + spec.tokens() + " " + spec.vocabulary());
    if (spec.batch() > 1) {
      parts.add("batch " + spec.batch());
    }
    parts.add("width " + spec.width());
    parts.add("layers " + spec.ownLayers());
    parts.add("heads " + spec.heads());
    parts.add(
        "feed_forward "
            + spec.feedForward().innerWidth(spec.width())
            + " "
            + spec.feedForward().activation().name());
    parts.add("norm_eps " + spec.normEps());
    parts.add(spec.causal() ? "causal" : "both ways");
    parts.add(outputs(spec));
    if (spec.isPooled()) {
      parts.add("end_of_text " + spec.endOfText().map(Object::toString).orElse("highest"));
    }
    spec.liveProjection().ifPresent(width -> parts.add("projection " + width));
    return String.join("; ", parts);
  }

  // By name: the order of the constants may change.
  private static String outputs(TextEncoderSpec spec) {
    return spec.returned().stream()
        .map(Enum::name)
        .sorted()
        .collect(Collectors.joining(" ", "outputs ", ""));
  }
}
