package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds a tree from events, without recursion and within limits, so that no text can exhaust the
 * stack or the memory. An alias is the node it names, and every use counts towards the limits.
 */
final class TreeBuilder {

  static final int MAX_DEPTH = 64;
  static final int MAX_NODES = 100_000;

  /** The longest text; a title or a source is a hundredth of this. */
  static final int MAX_TEXT = 20_000;

  private static final int TEXT_OF_A_VALUE = 100;

  /**
   * A finished node with the number of nodes in it, where a long text counts as several, and the
   * number of levels of nesting.
   */
  private record Built(YamlNode node, int size, int height) {}

  /** A map or list whose end has not been read; a map's children alternate keys and values. */
  private static final class Open {
    final SourceLocation location;
    final boolean isMap;
    final Optional<Anchor> anchor;
    final List<YamlNode> children = new ArrayList<>();
    int size = 1;
    int height = 1;

    Open(SourceLocation location, CollectionStartEvent event) {
      this.location = location;
      this.isMap = event instanceof MappingStartEvent;
      this.anchor = event.getAnchor();
    }

    void add(Built child) {
      children.add(child.node());
      size += child.size();
      height = Math.max(height, child.height() + 1);
    }
  }

  private final YamlEvents events;
  private final Problems problems;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<Anchor, Built> anchors = new HashMap<>();
  private final Set<Anchor> openAnchors = new HashSet<>();
  private int nodes;
  private boolean aliases;

  TreeBuilder(YamlEvents events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /** The stream's only document; empty if it has none. */
  Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    Event event = events.next();
    while (!event.getEventId().equals(Event.ID.StreamEnd)) {
      if (event instanceof NodeEvent) {
        root = Optional.of(tree(event));
      } else if (event instanceof DocumentStartEvent && root.isPresent()) {
        String message = "a second document starts here; a file holds one";
        throw new UnreadableException(SpecCode.SEVERAL_DOCUMENTS, events.location(event), message);
      }
      event = events.next();
    }
    return root;
  }

  private YamlNode tree(Event first) {
    Event event = first;
    while (true) {
      Optional<Built> finished = take(event);
      if (finished.isPresent()) {
        if (open.isEmpty()) {
          return finished.get().node();
        }
        open.element().add(finished.get());
      }
      event = events.next();
    }
  }

  // The node that the event completes, if any.
  private Optional<Built> take(Event event) {
    SourceLocation at = events.location(event);
    if (event instanceof AliasEvent alias) {
      return Optional.of(named(alias, at));
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), at);
      count(1, at);
      String text = scalar.getValue();
      limitLength(text, at);
      int size = 1 + text.length() / TEXT_OF_A_VALUE;
      Built built = new Built(new ScalarNode(at, text, !scalar.isPlain()), size, 0);
      remember(scalar.getAnchor(), built);
      return Optional.of(built);
    }
    if (event instanceof CollectionStartEvent start) {
      refuseTag(start.getTag(), at);
      count(1, at);
      limitDepth(1, at);
      start.getAnchor().ifPresent(openAnchors::add);
      open.push(new Open(at, start));
      return Optional.empty();
    }
    return Optional.of(close(open.pop()));
  }

  private Built close(Open ended) {
    YamlNode node =
        ended.isMap
            ? new MapNode(ended.location, entries(ended.children))
            : new ListNode(ended.location, ended.children);
    Built built = new Built(node, ended.size, ended.height);
    remember(ended.anchor, built);
    return built;
  }

  private void remember(Optional<Anchor> name, Built built) {
    name.ifPresent(
        anchor -> {
          openAnchors.remove(anchor);
          anchors.put(anchor, built);
        });
  }

  private Built named(AliasEvent alias, SourceLocation at) {
    Anchor anchor = alias.getAlias();
    String name = "`*" + anchor.getValue() + "`";
    if (openAnchors.contains(anchor)) {
      String message = name + " refers to a node that contains it";
      throw new UnreadableException(SpecCode.SYNTAX, at, message);
    }
    Built built = anchors.get(anchor);
    if (built == null) {
      String message = name + " has no anchor above it";
      throw new UnreadableException(SpecCode.SYNTAX, at, message);
    }
    aliases = true;
    count(built.size(), at);
    limitDepth(built.height(), at);
    return built;
  }

  private List<MapNode.Entry> entries(List<YamlNode> keysAndValues) {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      YamlNode key = keysAndValues.get(i);
      if (!(key instanceof ScalarNode text)) {
        String message = "expected text for a key, found " + key.describe();
        problems.error(SpecCode.WRONG_TYPE, key.location(), "", message);
        continue;
      }
      MapNode.Entry entry = new MapNode.Entry(text, keysAndValues.get(i + 1));
      MapNode.Entry first = entries.putIfAbsent(text.text(), entry);
      if (first != null) {
        String message = "duplicate key " + text.describe() + "; the first is in line ";
        int line = first.key().location().line();
        problems.error(SpecCode.DUPLICATE_KEY, text.location(), "", message + line);
      }
    }
    return List.copyOf(entries.values());
  }

  private void refuseTag(Optional<String> tag, SourceLocation at) {
    if (tag.isPresent()) {
      throw new UnreadableException(SpecCode.SYNTAX, at, "tags (`!`) are not part of the language");
    }
  }

  private void count(int more, SourceLocation at) {
    nodes += more;
    if (nodes > MAX_NODES && aliases) {
      String message = "aliases make this more than " + MAX_NODES + " values";
      throw new UnreadableException(SpecCode.ALIAS_BOMB, at, message);
    }
    if (nodes > MAX_NODES) {
      String message = "these are more than " + MAX_NODES + " values";
      throw new UnreadableException(SpecCode.TOO_LARGE, at, message);
    }
  }

  private static void limitLength(String text, SourceLocation at) {
    if (text.length() > MAX_TEXT) {
      String message = "this text is longer than " + MAX_TEXT + " characters";
      throw new UnreadableException(SpecCode.TOO_LARGE, at, message);
    }
  }

  private void limitDepth(int more, SourceLocation at) {
    if (open.size() + more > MAX_DEPTH) {
      String message = "the nesting is deeper than " + MAX_DEPTH;
      throw new UnreadableException(SpecCode.TOO_DEEP, at, message);
    }
  }
}
