package io.unetlab.spec.path;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies one {@link Assignment}: copies the nodes along the path, shares the rest. Missing maps
 * are created, missing list items never.
 */
final class PatchStep {

  /** Setting one removes the other: attention needs exactly one of the two. */
  private static final Map<String, String> EXCLUDED_BY =
      Map.of("heads", "head_width", "head_width", "heads");

  private final Assignment assignment;
  private final List<SpecPath.Segment> segments;
  private final Problems problems;
  private boolean failed;

  PatchStep(Assignment assignment, Problems problems) {
    this.assignment = assignment;
    this.segments = assignment.path().segments();
    this.problems = problems;
  }

  MapNode apply(MapNode document) {
    MapNode changed = inMap(document, 0, (SpecPath.Key) segments.get(0));
    return failed ? document : changed;
  }

  // The node that the first `done` segments lead to, with the rest of the path applied.
  private YamlNode at(YamlNode node, int done) {
    if (done == segments.size()) {
      return assignment.value();
    }
    SpecPath.Segment segment = segments.get(done);
    if (segment instanceof SpecPath.Key key && node instanceof MapNode map) {
      return inMap(map, done, key);
    }
    if (!(segment instanceof SpecPath.Key) && node instanceof ListNode list) {
      return inList(list, done, segment);
    }
    String wanted = segment instanceof SpecPath.Key ? "a map" : "a list";
    error(done, here(done) + " is " + node.describe() + ", not " + wanted, hint(node, done));
    return node;
  }

  // A word may be short for a map, such as the attention of both kinds.
  private String hint(YamlNode node, int done) {
    if (node instanceof ListNode) {
      return "`[0]` is its first item, `[-1]` its last, `[*]` all of them";
    }
    boolean lastKey = done + 1 == segments.size() && segments.get(done) instanceof SpecPath.Key;
    boolean word = node instanceof ScalarNode scalar && scalar.text().matches("[a-z_]+");
    return lastKey && word && assignment.value() instanceof ScalarNode value
        ? String.format(
            "to set a map instead: %s={%s: %s}",
            assignment.path().beginning(done), segments.get(done), value.text())
        : "";
  }

  private MapNode inMap(MapNode map, int done, SpecPath.Key key) {
    boolean last = done + 1 == segments.size();
    if (last && assignment.removes()) {
      return removed(map, key);
    }
    Optional<MapNode.Entry> entry = map.entry(key.name());
    if (last) {
      return withoutExcluded(map, key).with(name(key, done), assignment.value());
    }
    if (entry.isPresent()) {
      return map.with(entry.get().key(), at(entry.get().value(), done + 1));
    }
    if (leadsToItem(done)) {
      List<String> keys = map.entries().stream().map(it -> it.key().text()).toList();
      String message = "there is no `" + assignment.path().beginning(done + 1) + "`";
      error(done, message, Nearest.hint(key.name(), keys));
      return map;
    }
    if (assignment.removes()) {
      return map;
    }
    MapNode made = new MapNode(assignment.location(done), List.of());
    return map.with(name(key, done), at(made, done + 1));
  }

  // A key that is made on the way has no list below it.
  private boolean leadsToItem(int done) {
    return segments.subList(done + 1, segments.size()).stream()
        .anyMatch(it -> !(it instanceof SpecPath.Key));
  }

  private static MapNode withoutExcluded(MapNode map, SpecPath.Key key) {
    String excluded = EXCLUDED_BY.get(key.name());
    return excluded == null ? map : map.without(excluded);
  }

  // The map takes the patch's location: if a key is now missing, the patch is the cause.
  private MapNode removed(MapNode map, SpecPath.Key key) {
    return map.entry(key.name()).isEmpty()
        ? map
        : new MapNode(assignment.location(), map.without(key.name()).entries());
  }

  private YamlNode inList(ListNode list, int done, SpecPath.Segment segment) {
    if (done + 1 == segments.size() && assignment.removes()) {
      error(done, "only a key can be removed, not a list item", "");
      return list;
    }
    int size = list.items().size();
    int place = segment instanceof SpecPath.Index index ? index.in(size) : 0;
    if (place < 0 || place >= size) {
      String items = size == 0 ? "none" : "items [0] to [" + (size - 1) + "]";
      error(done, "there is no " + segment + " in " + here(done) + ", which has " + items, "");
      return list;
    }
    List<YamlNode> items = new ArrayList<>(list.items());
    boolean all = segment instanceof SpecPath.All;
    for (int i = all ? 0 : place; i < (all ? size : place + 1); i++) {
      items.set(i, at(items.get(i), done + 1));
    }
    return new ListNode(list.location(), items);
  }

  private ScalarNode name(SpecPath.Key key, int done) {
    return new ScalarNode(assignment.location(done), key.name(), false);
  }

  private String here(int done) {
    return "`" + assignment.path().beginning(done) + "`";
  }

  // One problem is enough, however many list items the path fails in.
  private void error(int segment, String message, String hint) {
    if (!failed) {
      SourceLocation place = assignment.location(segment);
      problems.error(SpecCode.BAD_PATH, place, assignment.path().toString(), message, hint);
    }
    failed = true;
  }
}
