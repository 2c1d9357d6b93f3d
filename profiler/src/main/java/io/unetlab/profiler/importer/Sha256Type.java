package io.unetlab.profiler.importer;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A SHA-256 hash: 64 hexadecimal digits in lower case. */
record Sha256Type() implements ValueType<String> {

  private static final String HASH = "[0-9a-f]{64}";

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.text().matches(HASH)) {
      return Optional.of(scalar.text());
    }
    at.error(
        SpecCode.WRONG_TYPE,
        node,
        "expected 64 hexadecimal digits in lower case for "
            + at.subject()
            + ", found "
            + node.describe());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "pattern", "^" + HASH + "$");
  }
}
