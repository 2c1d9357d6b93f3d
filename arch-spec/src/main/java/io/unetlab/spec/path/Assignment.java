package io.unetlab.spec.path;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of a spec: sets what a path points at. */
public final class Assignment {

  private final SpecPath path;
  private final YamlNode value;
  private final SourceLocation location;
  // A study applies each of its changes to thousands of networks.
  private final @Nullable SourceLocation[] ofSegments;

  /**
   * A change.
   *
   * @param value what is set; YAML's null removes the key, so that its default applies again
   * @param location where the path's text starts
   */
  public Assignment(SpecPath path, YamlNode value, SourceLocation location) {
    this.path = Objects.requireNonNull(path, "path");
    this.value = Objects.requireNonNull(value, "value");
    this.location = Objects.requireNonNull(location, "location");
    this.ofSegments = new SourceLocation[path.segments().size()];
  }

  public SpecPath path() {
    return path;
  }

  public YamlNode value() {
    return value;
  }

  public SourceLocation location() {
    return location;
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
    SourceLocation known = ofSegments[segment];
    if (known == null) {
      known = found(segment);
      ofSegments[segment] = known;
    }
    return known;
  }

  private SourceLocation found(int segment) {
    String line = location.source().line(location.line());
    if (!line.startsWith(path.toString(), location.column() - 1)) {
      return location;
    }
    int dot = segment > 0 && path.segments().get(segment) instanceof SpecPath.Key ? 1 : 0;
    int offset = path.beginning(segment).length() + dot;
    return location.source().at(location.line(), location.column() + offset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment that
        && path.equals(that.path)
        && value.equals(that.value)
        && location.equals(that.location);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, value, location);
  }

  @Override
  public String toString() {
    return path + "=" + value;
  }
}
