package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A switch that has to be off, for keys in which it may stand once or for each level. */
record OffType(Fixed off) implements ValueType<Boolean> {

  @Override
  public Optional<Boolean> read(YamlNode node, Reading at) {
    return off.check(node, at) ? Optional.of(false) : Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("const", false);
  }
}
