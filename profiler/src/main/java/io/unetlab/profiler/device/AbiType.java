package io.unetlab.profiler.device;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the instruction sets that Android programs are compiled for, by Android's own names. */
record AbiType() implements ValueType<String> {

  /** Most phones first. */
  static final List<String> ABIS = List.of("arm64-v8a", "armeabi-v7a", "x86_64", "x86");

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    String expected = "expected one of " + String.join(", ", ABIS) + " for " + at.subject();
    if (!(node instanceof ScalarNode scalar)) {
      at.error(SpecCode.WRONG_TYPE, node, expected + ", found " + node.describe());
      return Optional.empty();
    }
    if (!ABIS.contains(scalar.text())) {
      String hint = Nearest.hint(scalar.text(), ABIS);
      at.error(SpecCode.UNKNOWN_VALUE, node, expected + ", found " + node.describe(), hint);
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "enum", ABIS);
  }
}
