package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A residual block's keys with their values as written. */
final class ResnetText {

  private ResnetText() {}

  /** Every key. */
  static Map<String, String> of(ResnetSpec resnet) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(SpecParser.CONV.name(), ChoiceType.word(resnet.conv()));
    text.put(SpecParser.KERNEL.name(), Integer.toString(resnet.kernel()));
    text.put(SpecParser.ACTIVATION.name(), ChoiceType.word(resnet.activation()));
    return text;
  }

  /** The keys that change one block into another; empty for equal ones. */
  static Map<String, String> changes(ResnetSpec from, ResnetSpec to) {
    Map<String, String> changed = new LinkedHashMap<>(of(to));
    changed.entrySet().removeAll(of(from).entrySet());
    return changed;
  }
}
