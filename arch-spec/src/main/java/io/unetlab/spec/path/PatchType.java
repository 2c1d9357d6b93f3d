package io.unetlab.spec.path;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A map from paths to values, as under {@code set:}. */
public record PatchType() implements ValueType<SpecPatch> {

  /** Each change copies the maps on its path, so very many would be slow. */
  static final int MAX_CHANGES = 1000;

  @Override
  public Optional<SpecPatch> read(YamlNode node, Reading at) {
    if (!(node instanceof MapNode set)) {
      String message = "expected a map of paths and values for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
      return Optional.empty();
    }
    if (set.entries().size() > MAX_CHANGES) {
      String message = "expected at most " + MAX_CHANGES + " paths for " + at.subject();
      at.error(SpecCode.OUT_OF_RANGE, node, message + ", found " + set.entries().size());
      return Optional.empty();
    }
    Problems own = new Problems();
    SpecPatch patch = SpecPatch.of(set, own);
    at.problems().addAll(own);
    return own.hasErrors() ? Optional.empty() : Optional.of(patch);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "type",
        "object",
        "maxProperties",
        MAX_CHANGES,
        "propertyNames",
        Map.of("pattern", PathParser.SCHEMA_PATTERN));
  }
}
