package io.unetlab.profiler.device;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.TextType;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A serial number as adb lists it, or {@code any}, read as empty. Some are made of digits only. */
record SerialType() implements ValueType<Optional<String>> {

  @Override
  public Optional<Optional<String>> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.is("any")) {
      return Optional.of(Optional.empty());
    }
    return new TextType().read(node, at).map(Optional::of);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", List.of("string", "integer"), "minLength", 1);
  }
}
