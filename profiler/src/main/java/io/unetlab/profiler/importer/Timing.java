package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.LatencySummary;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A latency with what it is of the runs. Figures are the source's; only where it has the runs
 * themselves are they worked out here.
 *
 * @param statistic the figure that stands for the network
 * @param figures milliseconds; those that the source does not tell are not there
 * @param n how many runs the statistic is of
 * @param interval of the statistic, milliseconds
 * @param samples the runs, where the source has them
 */
public record Timing(
    Figure statistic,
    Map<Figure, Double> figures,
    OptionalLong n,
    Optional<Interval> interval,
    List<LatencySample> samples) {

  private static final long SEED = 0;

  public Timing {
    Objects.requireNonNull(statistic, "statistic");
    if (!figures.containsKey(statistic)) {
      throw new IllegalArgumentException("figures must hold the statistic, " + statistic.words());
    }
    figures.forEach(Timing::check);
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    Objects.requireNonNull(n, "n");
    Objects.requireNonNull(interval, "interval");
    samples = List.copyOf(samples);
  }

  private static void check(Figure figure, double ms) {
    if (!(Double.isFinite(ms) && ms >= 0)) {
      throw new IllegalArgumentException(
          figure.words() + " must be finite and at least 0, found " + ms);
    }
  }

  /** A figure that stands alone. */
  static Timing of(Figure statistic, double ms) {
    return new Timing(
        statistic, Map.of(statistic, ms), OptionalLong.empty(), Optional.empty(), List.of());
  }

  /**
   * What the runs come to.
   *
   * @param samples at least one
   * @param others figures that are not of these runs, such as the first run and the load
   */
  static Timing of(List<LatencySample> samples, Map<Figure, Double> others) {
    LatencySummary summary = LatencySummary.of(samples, LatencyProtocol.CAREFUL, SEED);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.putAll(others);
    figures.put(Figure.MEDIAN, summary.p50Ms());
    figures.put(Figure.AVERAGE, summary.meanMs());
    figures.put(Figure.P90, summary.p90Ms());
    figures.put(Figure.P95, summary.p95Ms());
    figures.put(Figure.MINIMUM, summary.minMs());
    figures.put(Figure.MAXIMUM, summary.maxMs());
    return new Timing(
        Figure.MEDIAN,
        figures,
        OptionalLong.of(samples.size()),
        Optional.of(summary.p50Interval()),
        samples);
  }

  /** The statistic's milliseconds. */
  public double ms() {
    return figure(statistic).orElseThrow();
  }

  /** Milliseconds; empty where the source does not tell. */
  public OptionalDouble figure(Figure figure) {
    Double ms = figures.get(figure);
    return ms == null ? OptionalDouble.empty() : OptionalDouble.of(ms);
  }
}
