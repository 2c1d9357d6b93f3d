package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.Placement.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which delegates executed a graph, built line by line. Only a sentence that says so counts: how
 * much of the graph a delegate executes, or how many nodes it replaced. That a delegate was created
 * or applied says nothing, and a delegate may replace nodes and still execute none.
 */
final class LiteRtDelegates {

  private static final Pattern EXECUTES =
      Pattern.compile(
          "(?:[Aa]pplied|Though) (.{1,60}?) delegate(?:,| is).{0,60}?"
              + " the model graph will (?:be (completely|partially)|(not) be) executed");
  private static final Pattern KERNELS = Pattern.compile("w/ ([0-9]{1,9}) delegate kernel");
  private static final Pattern REPLACES =
      Pattern.compile(
          "Replacing ([0-9]{1,9}) (?:out of ([0-9]{1,9}) )?node\\(s\\) with delegate"
              + " \\(([^()]{1,80})\\)(?:.{0,80}subgraph ([0-9]{1,9}))?");
  private static final Pattern PARTITIONS =
      Pattern.compile("node, yielding ([0-9]{1,9}) partitions");
  private static final Pattern CREATED =
      Pattern.compile(
          "Created TensorFlow Lite (?:(.{1,60}?) )?delegate(?: for ([A-Za-z0-9_-]{1,40}))?");
  private static final Pattern FAILED =
      Pattern.compile("Failed to apply (?:the )?(.{1,60}?) delegate");
  private static final Pattern INNER = Pattern.compile("(?:TfLite)?(.{1,60}?)Delegate.{0,20}");
  private static final String UNDONE = "Restored original execution plan after delegate";

  private final Map<String, Delegate> delegates = new LinkedHashMap<>();
  private Optional<Delegate> last = Optional.empty();

  /**
   * Nodes that a delegate replaced in a subgraph; an older tool does not state of how many.
   *
   * @param partitions into which this cut the subgraph
   */
  private record Nodes(long replaced, Optional<Long> of, Optional<Integer> partitions) {}

  private static final class Delegate {
    private final String name;
    private final Map<String, Nodes> nodes = new TreeMap<>();
    private Extent extent = Extent.NOT_TOLD;
    private Optional<String> kernels = Optional.empty();

    Delegate(String name) {
      this.name = name;
    }

    boolean isUntold() {
      return extent == Extent.NOT_TOLD && !nodes.isEmpty();
    }

    // Its sentence wins over its nodes: it is printed last.
    Extent extent() {
      if (extent != Extent.NOT_TOLD || nodes.isEmpty()) {
        return extent;
      }
      if (replaced() == 0) {
        return Extent.NOTHING;
      }
      return of().filter(all -> all == replaced()).isPresent() ? Extent.ALL : Extent.IN_PART;
    }

    long replaced() {
      return nodes.values().stream().mapToLong(Nodes::replaced).sum();
    }

    Optional<Long> of() {
      return nodes.values().stream().allMatch(it -> it.of().isPresent())
          ? Optional.of(nodes.values().stream().mapToLong(it -> it.of().orElseThrow()).sum())
          : Optional.empty();
    }

    boolean executes() {
      return extent() == Extent.IN_PART || extent() == Extent.ALL;
    }

    Placement.Share share() {
      return new Placement.Share(
          name,
          extent(),
          nodes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(replaced()),
          nodes.isEmpty() ? OptionalLong.empty() : optional(of()),
          partitions());
    }

    private static OptionalLong optional(Optional<Long> number) {
      return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private OptionalInt partitions() {
      return nodes.isEmpty() || nodes.values().stream().anyMatch(it -> it.partitions().isEmpty())
          ? OptionalInt.empty()
          : OptionalInt.of(
              nodes.values().stream().mapToInt(it -> it.partitions().orElseThrow()).sum());
    }

    String fullName() {
      return name + " delegate";
    }

    String words() {
      List<String> counts = new ArrayList<>();
      kernels.ifPresent(it -> counts.add(it + (it.equals("1") ? " kernel" : " kernels")));
      if (!nodes.isEmpty()) {
        counts.add(replaced() + of().map(it -> " of " + it).orElse("") + " nodes");
      }
      return fullName()
          + (extent() == Extent.ALL ? "" : ", in part")
          + (counts.isEmpty() ? "" : " (" + String.join(", ", counts) + ")");
    }

    Optional<String> note(int begin) {
      String run = " (the run from line " + begin + ").";
      return switch (extent()) {
        case NOTHING ->
            Optional.of("The " + fullName() + " was applied, but executed nothing" + run);
        case FAILED -> Optional.of("The " + fullName() + " failed, so it executed nothing" + run);
        case NOT_TOLD ->
            Optional.of(
                "The "
                    + fullName()
                    + " was created; the log does not say that it executed anything.");
        case IN_PART, ALL -> Optional.empty();
      };
    }
  }

  void take(String line) {
    find(CREATED, line).ifPresent(it -> named(created(it)));
    find(REPLACES, line).ifPresent(it -> takeNodes(it, find(PARTITIONS, line)));
    find(EXECUTES, line).ifPresent(it -> takeExtent(it, line));
    find(FAILED, line).ifPresent(it -> named(it.group(1)).extent = Extent.FAILED);
    if (line.contains(UNDONE)) {
      last.ifPresent(it -> it.extent = Extent.FAILED);
    }
  }

  private static Optional<Matcher> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  // "XNNPACK delegate for CPU" or "delegate for GPU".
  private static String created(Matcher found) {
    return Optional.ofNullable(found.group(1))
        .or(() -> Optional.ofNullable(found.group(2)))
        .orElse("nameless");
  }

  private void takeNodes(Matcher found, Optional<Matcher> partitions) {
    Delegate delegate = named(found.group(3));
    String subgraph = Optional.ofNullable(found.group(4)).orElse("");
    delegate.nodes.put(
        subgraph,
        new Nodes(
            Long.parseLong(found.group(1)),
            Optional.ofNullable(found.group(2)).map(Long::valueOf),
            partitions.map(it -> Integer.valueOf(it.group(1)))));
  }

  // A sentence about a delegate of another name, such as EXTERNAL, is about the last that took
  // nodes.
  private void takeExtent(Matcher found, String line) {
    Delegate delegate =
        last.filter(it -> !isKnown(found.group(1)) && it.isUntold())
            .orElseGet(() -> named(found.group(1)));
    delegate.extent =
        found.group(3) != null
            ? Extent.NOTHING
            : "completely".equals(found.group(2)) ? Extent.ALL : Extent.IN_PART;
    find(KERNELS, line).ifPresent(it -> delegate.kernels = Optional.of(it.group(1)));
  }

  // The runtime and the tool call the same delegate `XNNPACK` and `TfLiteXNNPackDelegate`.
  private Delegate named(String name) {
    Delegate delegate = delegates.computeIfAbsent(key(name), it -> new Delegate(bare(name)));
    last = Optional.of(delegate);
    return delegate;
  }

  private boolean isKnown(String name) {
    return delegates.containsKey(key(name));
  }

  private static String key(String name) {
    return bare(name).toLowerCase(Locale.ROOT);
  }

  private static String bare(String name) {
    Matcher inner = INNER.matcher(name);
    return inner.matches() ? inner.group(1) : name;
  }

  /** What is known of each, in the order in which the log mentions them. */
  List<Placement.Share> shares() {
    return delegates.values().stream().map(Delegate::share).toList();
  }

  /** Those that executed nodes, in their order, with how much of the graph; empty without any. */
  Optional<String> words() {
    String words =
        delegates.values().stream()
            .filter(Delegate::executes)
            .map(Delegate::words)
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /**
   * What is known of the others.
   *
   * @param begin the run's first line
   */
  List<String> notes(int begin) {
    return delegates.values().stream().flatMap(it -> it.note(begin).stream()).toList();
  }
}
