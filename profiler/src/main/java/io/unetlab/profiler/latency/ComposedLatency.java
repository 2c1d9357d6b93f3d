package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The latency of networks that run one after another: the sum of runs x latency of each part. What
 * happens between the runs (the sampler, the tokenizer, copies) is not part of it.
 *
 * <p>The parts' errors are independent, so their variances add: from the estimate, the interval
 * reaches as far as the square root of the sum of the squares of the parts' own reaches, upwards
 * and downwards each. This is the method of variance estimates recovery (MOVER) for a linear
 * function of parameters: G. Y. Zou, J. Huang and X. Zhang, "A note on confidence interval
 * estimation for a linear function of binomial proportions", Computational Statistics and Data
 * Analysis 53 (2009), 1080-1085. It needs no samples and keeps the asymmetry of the parts'
 * intervals. If one of them is only a range, all ends are added, and the result is a range.
 *
 * <p>It is known no better than its weakest part: without an interval if a part has none, doubtful
 * if a part is.
 *
 * @param parts at least one
 */
public record ComposedLatency(List<PartLatency> parts) {

  public ComposedLatency {
    parts = List.copyOf(parts);
    Checks.atLeast("number of parts", parts.size(), 1);
  }

  /** Milliseconds. */
  public double ms() {
    return parts.stream().mapToDouble(PartLatency::ms).sum();
  }

  /** Of {@link #ms}; empty when a part has none. */
  public Optional<Interval> interval() {
    List<Interval> intervals = intervals();
    if (intervals.size() < parts.size()) {
      return Optional.empty();
    }
    if (isAlone() || intervals.stream().anyMatch(it -> it.kind() == Interval.Kind.RANGE)) {
      return Optional.of(
          new Interval(
              intervals.stream().mapToDouble(Interval::low).sum(),
              intervals.stream().mapToDouble(Interval::high).sum(),
              isAlone() ? intervals.get(0).kind() : Interval.Kind.RANGE));
    }
    double below = 0;
    double above = 0;
    for (PartLatency part : distinct()) {
      Interval own = part.interval().orElseThrow();
      below = Math.hypot(below, part.ms() - own.low());
      above = Math.hypot(above, own.high() - part.ms());
    }
    return Optional.of(new Interval(ms() - below, ms() + above, Interval.Kind.QUADRATURE));
  }

  private List<Interval> intervals() {
    return parts.stream().flatMap(it -> it.interval().stream()).toList();
  }

  /** Whether it is one network's latency and nothing else. */
  public boolean isAlone() {
    return parts.size() == 1 && parts.get(0).runs() == 1;
  }

  /** The parts with each network once, with all of its runs: its error is the same in all. */
  List<PartLatency> distinct() {
    Map<Object, PartLatency> distinct = new LinkedHashMap<>();
    for (PartLatency part : parts) {
      distinct.merge(
          part.network(),
          part,
          (a, b) -> new PartLatency(a.word(), a.network(), a.runs() + b.runs(), a.latency()));
    }
    return List.copyOf(distinct.values());
  }

  /** The weakest of the parts' origins. */
  public HowKnown how() {
    return HowKnown.weakest(parts.stream().map(it -> it.latency().how()).toList());
  }

  /** The parts' doubts, each with its part, and that the parts are of different devices. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    for (PartLatency part : parts) {
      String prefix = part.word().isEmpty() ? "" : part.word() + ": ";
      part.latency().doubts().forEach(it -> doubts.add(prefix + it));
    }
    List<String> devices = devices();
    if (devices.size() > 1) {
      doubts.add("the parts were measured on different devices: " + String.join(", ", devices));
    }
    return List.copyOf(doubts);
  }

  private List<String> devices() {
    return parts.stream()
        .map(it -> it.latency().device())
        .flatMap(it -> it.name().or(it::soc).stream())
        .distinct()
        .toList();
  }

  /** Whether there is a known reason to distrust it. */
  public boolean isDoubtful() {
    return !doubts().isEmpty();
  }

  /** As tables and charts read it: a single network's own latency, or the sum without samples. */
  public Latency latency() {
    return isAlone()
        ? parts.get(0).latency()
        : new Latency(
            Statistic.SUM,
            Map.of(Statistic.SUM, ms()),
            OptionalLong.empty(),
            interval(),
            List.of(),
            device(),
            runtime(),
            how(),
            doubts());
  }

  private KnownDevice device() {
    return new KnownDevice(
        same(it -> it.device().kind()),
        same(it -> it.device().name()),
        same(it -> it.device().os()),
        same(it -> it.device().soc()),
        same(it -> Optional.of(it.device().facts())).orElse(Map.of()));
  }

  private KnownRuntime runtime() {
    return new KnownRuntime(
        same(it -> it.runtime().name()),
        same(it -> it.runtime().version()),
        same(it -> it.runtime().precision()),
        same(it -> it.runtime().processor()),
        same(it -> Optional.of(it.runtime().threads())).orElse(OptionalInt.empty()),
        same(it -> Optional.of(it.runtime().facts())).orElse(Map.of()));
  }

  // What the parts agree on.
  private <T> Optional<T> same(Function<Latency, Optional<T>> fact) {
    List<Optional<T>> facts =
        parts.stream().map(it -> fact.apply(it.latency())).distinct().toList();
    return facts.size() == 1 ? facts.get(0) : Optional.empty();
  }

  /**
   * The time relative to another's, from the parts' latencies. A network that both run has the same
   * error in both, so most of it cancels: two pipelines that differ in their steps alone are
   * distinguished however uncertain their parts are. The logarithm of the ratio reaches as far as
   * the root of the sum of squares of what each network's interval moves it by.
   *
   * @return empty where one of them is 0
   */
  public Optional<RelativeLatency> over(ComposedLatency other) {
    return isAlone() && other.isAlone()
        ? RelativeLatency.of(latency(), other.latency())
        : ComposedRatio.of(this, other);
  }
}
