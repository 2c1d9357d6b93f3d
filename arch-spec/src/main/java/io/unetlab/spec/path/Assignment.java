package io.unetlab.spec.path;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Objects;

/**
 * One change of a spec: sets what a path points at.
 *
 * @param value what is set; YAML's null removes the key, so that its default applies again
 * @param location where the path's text starts
 */
public record Assignment(SpecPath path, YamlNode value, SourceLocation location) {

  public Assignment {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(location, "location");
  }

  /** Whether it removes the key. */
  public boolean removes() {
    return value instanceof ScalarNode scalar && scalar.isNull();
  }

  /** The location of a path segment in the path's text. */
  SourceLocation location(int segment) {
    int dot = segment > 0 && path.segments().get(segment) instanceof SpecPath.Key ? 1 : 0;
    int offset = path.beginning(segment).length() + dot;
    return location.source().at(location.line(), location.column() + offset);
  }
}
