package io.unetlab.spec.path;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
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

  /** Whether the path leads to a key of a key's value. */
  boolean isWithin(String key) {
    List<SpecPath.Segment> segments = path.segments();
    return segments.size() > 1
        && segments.get(0).equals(new SpecPath.Key(key))
        && segments.get(1) instanceof SpecPath.Key;
  }

  /** The same change, from the second segment on. */
  Assignment fromSecond() {
    List<SpecPath.Segment> segments = path.segments();
    SpecPath rest = new SpecPath(segments.subList(1, segments.size()));
    return new Assignment(rest, value, location(1));
  }

  /**
   * The location of a path segment in the path's text; the assignment's own if its source says it
   * without a path.
   */
  SourceLocation location(int segment) {
    String line = location.source().line(location.line());
    if (!line.startsWith(path.toString(), location.column() - 1)) {
      return location;
    }
    int dot = segment > 0 && path.segments().get(segment) instanceof SpecPath.Key ? 1 : 0;
    int offset = path.beginning(segment).length() + dot;
    return location.source().at(location.line(), location.column() + offset);
  }
}
