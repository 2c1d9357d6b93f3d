package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The values of the variants between two others, each computed once. */
final class PathValues {

  private final Path path;
  private final Function<Variant, Optional<MetricSet>> values;
  private final Map<Variant, Optional<MetricSet>> known = new ConcurrentHashMap<>();

  PathValues(Path path, Function<Variant, Optional<MetricSet>> values) {
    this.path = path;
    this.values = values;
  }

  Path path() {
    return path;
  }

  Optional<MetricSet> of(Variant variant) {
    return known.computeIfAbsent(variant, values);
  }

  /** Those metrics that every valid variant between the two has. */
  List<Metric> known(List<Metric> metrics) {
    return metrics.stream().filter(this::isKnown).toList();
  }

  private boolean isKnown(Metric metric) {
    return IntStream.range(0, 1 << path.size())
        .parallel()
        .mapToObj(set -> of(path.with(BitSet.valueOf(new long[] {set}))))
        .flatMap(Optional::stream)
        .allMatch(it -> it.get(metric.name()).isPresent());
  }

  /** What a choice changes when it is made first; empty if it cannot be. */
  Map<Metric, BigDecimal> first(int choice, List<Metric> metrics) {
    BitSet made = new BitSet();
    made.set(choice);
    return change(path.from(), path.with(made), metrics);
  }

  /** What a choice changes when it is made last; empty if it cannot be. */
  Map<Metric, BigDecimal> last(int choice, List<Metric> metrics) {
    BitSet made = new BitSet();
    made.set(0, path.size());
    made.clear(choice);
    return change(path.with(made), path.to(), metrics);
  }

  private Map<Metric, BigDecimal> change(Variant before, Variant after, List<Metric> metrics) {
    Optional<MetricSet> old = of(before);
    Optional<MetricSet> now = of(after);
    Map<Metric, BigDecimal> changes = new LinkedHashMap<>();
    if (old.isPresent() && now.isPresent()) {
      for (Metric metric : metrics) {
        BigDecimal from = old.get().require(metric.name());
        changes.put(metric, now.get().require(metric.name()).subtract(from));
      }
    }
    return changes;
  }
}
