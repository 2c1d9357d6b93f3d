package io.unetlab.spec.path;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Objects;

/**
 * One change of a spec: what a path points at becomes a value.
 *
 * @param value what is set; YAML's null takes the key away, so that its default returns
 * @param location where the path's text begins
 */
public record Assignment(SpecPath path, YamlNode value, SourceLocation location) {

  public Assignment {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(location, "location");
  }

  /** Whether it takes the key away. */
  public boolean removes() {
    return value instanceof ScalarNode scalar && scalar.isNull();
  }

  /** Where a segment of the path stands in its text. */
  SourceLocation location(int segment) {
    int dot = segment > 0 && path.segments().get(segment) instanceof SpecPath.Key ? 1 : 0;
    int offset = path.beginning(segment).length() + dot;
    return location.source().at(location.line(), location.column() + offset);
  }
}
