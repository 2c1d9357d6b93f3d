package io.unetlab.spec.path;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Finds the location of a value in a file, so that a rule can point at what it rejects. */
public final class Locator {

  private Locator() {}

  /**
   * The location of the value at a path, or of its nearest ancestor in the tree.
   *
   * @param path such as {@code levels[1].transformer.heads}; empty for the whole tree
   */
  public static SourceLocation locate(YamlNode tree, String path) {
    YamlNode node = tree;
    for (SpecPath.Segment segment : segments(path)) {
      Optional<YamlNode> next = step(node, segment);
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    return node.location();
  }

  /** The value at a path; empty if the tree has none there or the path has {@code [*]}. */
  public static Optional<YamlNode> find(YamlNode tree, String path) {
    Optional<YamlNode> node = Optional.of(tree);
    for (SpecPath.Segment segment : segments(path)) {
      node = node.flatMap(it -> step(it, segment));
    }
    return node;
  }

  private static List<SpecPath.Segment> segments(String path) {
    return path.isEmpty() ? List.of() : SpecPath.of(path).segments();
  }

  private static Optional<YamlNode> step(YamlNode node, SpecPath.Segment segment) {
    if (node instanceof MapNode map && segment instanceof SpecPath.Key key) {
      return map.get(key.name());
    }
    if (node instanceof ListNode list && segment instanceof SpecPath.Index index) {
      int place = index.in(list.items().size());
      return place >= 0 && place < list.items().size()
          ? Optional.of(list.items().get(place))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
