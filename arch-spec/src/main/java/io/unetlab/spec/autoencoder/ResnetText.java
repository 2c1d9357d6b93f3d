package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.ResnetParser;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A residual block's keys with their values as written. */
final class ResnetText {

  private ResnetText() {}

  /** Every key that has an effect. */
  private static Map<String, String> of(ResnetSpec resnet) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(ResnetParser.CONV.name(), ChoiceType.word(resnet.conv()));
    text.put(ResnetParser.KERNEL.name(), Integer.toString(resnet.kernel()));
    text.put(ResnetParser.ACTIVATION.name(), ChoiceType.word(resnet.activation()));
    if (resnet.isSeparable()) {
      text.put(ResnetParser.EXPANSION.name(), Integer.toString(resnet.expansion()));
      text.put(ResnetParser.POINTWISE_BIAS.name(), Boolean.toString(resnet.pointwiseBias()));
    }
    return text;
  }

  /** The keys that change one block into another; empty for equal ones. */
  static Map<String, String> changes(ResnetSpec from, ResnetSpec to) {
    Map<String, String> before = of(from);
    if (!from.isSeparable()) {
      before.put(ResnetParser.EXPANSION.name(), "1");
      before.put(ResnetParser.POINTWISE_BIAS.name(), "true");
    }
    Map<String, String> changed = of(to);
    changed.entrySet().removeAll(before.entrySet());
    return changed;
  }
}
