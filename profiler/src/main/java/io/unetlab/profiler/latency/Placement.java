package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which delegates executed a network, as the runtime itself states it.
 *
 * @param asked the delegate that was asked for: {@code gpu}; empty leaves it to the runtime
 * @param shares of each delegate that the runtime mentions, in its order
 * @param left operators that no delegate executed, and how many of each; empty where the runtime
 *     did not list what it executed
 */
public record Placement(
    Optional<String> asked, List<Share> shares, Optional<Map<String, Integer>> left) {

  private static final String CPU = "xnnpack";
  private static final String GPU = "gpu";
  private static final String COMPOSITE = "STABLEHLO_COMPOSITE";

  /** How much of a network a delegate executed. */
  public enum Extent {
    ALL,
    IN_PART,
    NOTHING,
    /** It could not be applied, so it executed nothing. */
    FAILED,
    NOT_TOLD
  }

  /**
   * One delegate's share.
   *
   * @param delegate its name, as the runtime writes it: {@code GPU}
   * @param nodes that it replaced
   * @param of how many nodes there were
   * @param partitions into which this cut the network
   */
  public record Share(
      String delegate, Extent extent, OptionalLong nodes, OptionalLong of, OptionalInt partitions) {

    public Share {
      Objects.requireNonNull(delegate, "delegate");
      Objects.requireNonNull(extent, "extent");
      Objects.requireNonNull(nodes, "nodes");
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(partitions, "partitions");
    }

    private boolean executes() {
      return extent == Extent.ALL || extent == Extent.IN_PART;
    }

    private boolean executesNothing() {
      return extent == Extent.NOTHING || extent == Extent.FAILED;
    }

    private String words() {
      String what =
          switch (extent) {
            case ALL -> "everything";
            case IN_PART -> "a part";
            case NOTHING -> "nothing";
            case FAILED -> "nothing, since it failed";
            case NOT_TOLD -> "an unknown part";
          };
      List<String> counts = new ArrayList<>();
      if (nodes.isPresent()) {
        counts.add(nodes.getAsLong() + (of.isPresent() ? " of " + of.getAsLong() : "") + " nodes");
      }
      partitions.ifPresent(it -> counts.add(it + (it == 1 ? " partition" : " partitions")));
      return delegate
          + " executed "
          + what
          + (counts.isEmpty() ? "" : " (" + String.join(", ", counts) + ")");
    }
  }

  public Placement {
    Objects.requireNonNull(asked, "asked");
    shares = List.copyOf(shares);
    left = left.map(it -> Collections.unmodifiableMap(new TreeMap<>(it)));
  }

  /** The same with what another start shows and this one does not. */
  public Placement completedBy(Placement other) {
    return new Placement(
        asked, shares.isEmpty() ? other.shares : shares, left.or(() -> other.left));
  }

  /**
   * Why this is not what was asked for: the runtime says that the delegate executed nothing, or
   * says of the CPU's alone what it executed.
   */
  public Optional<String> refusal() {
    return asked
        .flatMap(wanted -> nothing(wanted).or(() -> onlyCpu(wanted)))
        .map(it -> "the " + asked.orElseThrow() + " delegate was asked for, but " + it);
  }

  private Optional<String> nothing(String wanted) {
    return shares.stream()
        .filter(it -> isOf(wanted, it) && it.executesNothing())
        .findFirst()
        .map(Share::words);
  }

  private Optional<String> onlyCpu(String wanted) {
    boolean cpu = shares.stream().allMatch(it -> isOf(CPU, it));
    return cpu && !wanted.equals(CPU)
        ? shares.stream().filter(Share::executes).findFirst().map(it -> "only " + it.words())
        : Optional.empty();
  }

  private static boolean isOf(String wanted, Share share) {
    return share.delegate().toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT));
  }

  /** Whether a part of the network may have been left to the runtime's own kernels. */
  public boolean isMixed() {
    return shares.stream().filter(Share::executes).noneMatch(it -> it.extent() == Extent.ALL);
  }

  /** In one sentence without a full stop: {@code GPU executed everything (559 of 559 nodes)}. */
  public String words() {
    String executed =
        shares.isEmpty()
            ? "the runtime mentions no delegate"
            : shares.stream().map(Share::words).collect(Collectors.joining("; "));
    return executed
        + left.map(it -> "; the runtime's own kernels executed " + words(it)).orElse("");
  }

  /**
   * What to change where the GPU leaves composites to the CPU: of the two tools called
   * benchmark_model, only the one for compiled models has kernels for them, and only the original
   * one lists operators. Without a full stop.
   */
  public Optional<String> advice() {
    return left.filter(it -> asked.filter(GPU::equals).isPresent())
        .map(it -> it.getOrDefault(COMPOSITE, 0))
        .filter(count -> count > 0)
        .map(
            count ->
                "its GPU delegate has no composites, and left "
                    + count
                    + " to the CPU: set `form: primitives` in the device file, or take the"
                    + " benchmark_model for compiled models");
  }

  private static String words(Map<String, Integer> operators) {
    return operators.isEmpty()
        ? "nothing"
        : operators.entrySet().stream()
            .map(it -> it.getValue() + " " + it.getKey())
            .collect(Collectors.joining(", "));
  }
}
