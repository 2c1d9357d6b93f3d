package io.unetlab.ablations.space;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedMetric;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.NodeMetric;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The counts of a study's networks from tables, a hundred times faster than from their graphs. For
 * studies of many single networks, whose counts are those in float32.
 */
public final class TabledCounts {

  private static final List<String> NAMES =
      CountedMetrics.ALL.stream().map(it -> it.metric().name()).toList();

  /** A table has at most this share of as many combinations as there are networks to count. */
  private static final int SHARE = 10;

  private final TabledSpace space;
  private final List<Function<int[], BigDecimal>> values;

  private TabledCounts(TabledSpace space, List<Function<int[], BigDecimal>> values) {
    this.space = space;
    this.values = values;
  }

  /**
   * Tabulates a study's space; empty if a metric does not decompose, or only into tables that take
   * longer to make than the networks to count.
   *
   * @param networks how many are to be counted
   */
  public static Optional<TabledCounts> of(StudySpec study, int networks) {
    if (!isSingle(study.base().spec()) || !study.precision().equals(Precision.FLOAT32)) {
      return Optional.empty();
    }
    try {
      TabledSpace space = SpaceTables.withBytesMoved(study, networks / SHARE);
      return new Values(space).all().map(it -> new TabledCounts(space, it));
    } catch (SpecException tooLarge) {
      return Optional.empty();
    }
  }

  private static boolean isSingle(NetworkSpec spec) {
    return spec.parts().size() == 1 && spec.parts().get(0).word().isEmpty();
  }

  /** The counts of a network; empty if the tables do not know it. */
  public Optional<MetricSet> of(int[] configuration) {
    return space.exists(configuration) ? Optional.of(counts(configuration)) : Optional.empty();
  }

  private MetricSet counts(int[] configuration) {
    List<BigDecimal> counts = new ArrayList<>(values.size());
    for (Function<int[], BigDecimal> value : values) {
      counts.add(value.apply(configuration));
    }
    return MetricSet.of(NAMES, counts);
  }

  /** How each metric of the catalogue follows from columns. */
  private record Values(Map<String, Column> columns) {

    Values(TabledSpace space) {
      this(space.columns().stream().collect(Collectors.toMap(it -> it.metric().name(), it -> it)));
    }

    Optional<List<Function<int[], BigDecimal>>> all() {
      List<Function<int[], BigDecimal>> all = new ArrayList<>();
      CountedMetrics.ALL.forEach(it -> of(it).ifPresent(all::add));
      return all.size() == CountedMetrics.ALL.size() ? Optional.of(all) : Optional.empty();
    }

    private Optional<Function<int[], BigDecimal>> of(CountedMetric counted) {
      String name = counted.metric().name();
      if (!columns.containsKey(CellMetrics.PEAK.name())) {
        return Optional.empty();
      }
      return switch (name) {
        case "memory_together_bytes", "memory_in_turn_bytes" ->
            Optional.of(
                at -> count(value("weight_bytes", at) + value(CellMetrics.PEAK.name(), at)));
        case "arithmetic_intensity" -> Optional.of(at -> BigDecimal.valueOf(intensity(at)));
        default -> isColumn(name) ? Optional.of(at -> count(value(name, at))) : Optional.empty();
      };
    }

    // A sum that is zero everywhere has no column.
    private boolean isColumn(String name) {
      return columns.containsKey(name)
          || NodeMetric.ALL.stream().anyMatch(it -> it.metric().name().equals(name));
    }

    private double intensity(int[] at) {
      long moved = value(Metrics.BYTES_MOVED.name(), at);
      return moved == 0 ? 0 : (double) value("flops", at) / moved;
    }

    private long value(String name, int[] at) {
      Column column = columns.get(name);
      return column == null ? 0 : column.at(at);
    }

    private static BigDecimal count(long value) {
      return BigDecimal.valueOf(value);
    }
  }
}
