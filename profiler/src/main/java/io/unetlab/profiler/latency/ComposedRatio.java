package io.unetlab.profiler.latency;

import io.unetlab.spec.model.SpecHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The ratio of two sums that share networks. */
final class ComposedRatio {

  private final ComposedLatency a;
  private final ComposedLatency b;

  private ComposedRatio(ComposedLatency a, ComposedLatency b) {
    this.a = a;
    this.b = b;
  }

  static Optional<RelativeLatency> of(ComposedLatency a, ComposedLatency b) {
    return a.ms() > 0 && b.ms() > 0
        ? Optional.of(new ComposedRatio(a, b).relative())
        : Optional.empty();
  }

  private RelativeLatency relative() {
    Map<SpecHash, Latency> networks = new LinkedHashMap<>();
    a.parts().forEach(it -> networks.put(it.network(), it.latency()));
    b.parts().forEach(it -> networks.putIfAbsent(it.network(), it.latency()));
    double estimate = a.ms() / b.ms();
    List<Interval> intervals =
        networks.values().stream().flatMap(it -> it.interval().stream()).toList();
    boolean ranges = intervals.stream().anyMatch(it -> it.kind() == Interval.Kind.RANGE);
    double below = 0;
    double above = 0;
    for (Map.Entry<SpecHash, Latency> network : networks.entrySet()) {
      double low = moved(network, Interval::low);
      double high = moved(network, Interval::high);
      below = added(below, -Math.min(0, Math.min(low, high)), ranges);
      above = added(above, Math.max(0, Math.max(low, high)), ranges);
    }
    Interval interval =
        new Interval(
            estimate * Math.exp(-below),
            estimate * Math.exp(above),
            ranges ? Interval.Kind.OF_QUOTIENT : Interval.Kind.QUADRATURE);
    return new RelativeLatency(
        estimate,
        intervals.isEmpty() ? Optional.empty() : Optional.of(interval),
        RelativeLatency.conclude(
            interval.low(), interval.high(), a.isDoubtful() || b.isDoubtful()));
  }

  // A range is no interval of 95 %, so its ends are added as they are.
  private static double added(double reach, double more, boolean ranges) {
    return ranges ? reach + more : Math.hypot(reach, more);
  }

  /** How far the ratio's logarithm moves if a network's latency is an end of its interval. */
  private double moved(Map.Entry<SpecHash, Latency> network, Function<Interval, Double> end) {
    Optional<Interval> interval = network.getValue().interval();
    if (interval.isEmpty()) {
      return 0; // counts as exact
    }
    double change = end.apply(interval.get()) - network.getValue().ms();
    double above = runs(a.parts(), network.getKey()) * change / a.ms();
    double below = runs(b.parts(), network.getKey()) * change / b.ms();
    return Math.log1p(above) - Math.log1p(below);
  }

  private static long runs(List<PartLatency> parts, SpecHash network) {
    return parts.stream()
        .filter(it -> it.network().equals(network))
        .mapToLong(PartLatency::runs)
        .sum();
  }
}
