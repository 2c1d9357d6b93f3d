package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A latency from any source, as tables, charts, documents and studies read it. Unknown values are
 * empty, never guessed.
 *
 * @param statistic the figure that represents the network
 * @param figures milliseconds; unknown figures are absent
 * @param n number of runs that the statistic covers
 * @param interval of the statistic, milliseconds
 * @param samples the runs, if known
 * @param device where it was measured
 * @param runtime what executed the network, and how
 * @param doubts known reasons to distrust the figures; a doubtful latency is compared with no other
 */
public record Latency(
    Statistic statistic,
    Map<Statistic, Double> figures,
    OptionalLong n,
    Optional<Interval> interval,
    List<LatencySample> samples,
    KnownDevice device,
    KnownRuntime runtime,
    HowKnown how,
    List<String> doubts) {

  private static final long SEED = 0;

  public Latency {
    Objects.requireNonNull(statistic, "statistic");
    if (!figures.containsKey(statistic)) {
      throw new IllegalArgumentException("figures must hold the statistic, " + statistic.words());
    }
    figures.forEach(Latency::check);
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    Objects.requireNonNull(n, "n");
    Objects.requireNonNull(interval, "interval");
    samples = List.copyOf(samples);
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(how, "how");
    doubts = List.copyOf(doubts);
  }

  private static void check(Statistic figure, double ms) {
    if (!(Double.isFinite(ms) && ms >= 0)) {
      throw new IllegalArgumentException(
          figure.words() + " must be finite and at least 0, found " + ms);
    }
  }

  /** A single figure over an unknown number of runs. */
  public static Latency of(
      Statistic statistic, double ms, KnownDevice device, KnownRuntime runtime, HowKnown how) {
    return of(statistic, Map.of(statistic, ms), OptionalLong.empty(), device, runtime, how);
  }

  /** Figures without samples. */
  public static Latency of(
      Statistic statistic,
      Map<Statistic, Double> figures,
      OptionalLong n,
      KnownDevice device,
      KnownRuntime runtime,
      HowKnown how) {
    return new Latency(
        statistic, figures, n, Optional.empty(), List.of(), device, runtime, how, List.of());
  }

  /**
   * The figures of runs timed by another program.
   *
   * @param samples at least one
   * @param others figures not derived from these runs, such as first run and load
   */
  public static Latency of(
      List<LatencySample> samples,
      Map<Statistic, Double> others,
      KnownDevice device,
      KnownRuntime runtime,
      HowKnown how) {
    return of(samples, samples.size(), others, device, runtime, how);
  }

  /**
   * Likewise.
   *
   * @param runs number of runs that the samples stand for
   */
  public static Latency of(
      List<LatencySample> samples,
      long runs,
      Map<Statistic, Double> others,
      KnownDevice device,
      KnownRuntime runtime,
      HowKnown how) {
    LatencySummary summary = LatencySummary.of(samples, runs, LatencyProtocol.CAREFUL, SEED);
    return of(summary, samples, others, device, runtime, how, List.of());
  }

  static Latency of(
      LatencySummary summary,
      List<LatencySample> samples,
      Map<Statistic, Double> others,
      KnownDevice device,
      KnownRuntime runtime,
      HowKnown how,
      List<String> doubts) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    figures.putAll(others);
    figures.putAll(summary.figures());
    return new Latency(
        Statistic.MEDIAN,
        figures,
        OptionalLong.of(summary.n()),
        Optional.of(summary.p50Interval()),
        samples,
        device,
        runtime,
        how,
        doubts);
  }

  /** A copy with another device, runtime and origin. */
  public Latency with(KnownDevice otherDevice, KnownRuntime otherRuntime, HowKnown otherwise) {
    return new Latency(
        statistic, figures, n, interval, samples, otherDevice, otherRuntime, otherwise, doubts);
  }

  /** A copy with more reasons to distrust it. */
  public Latency doubting(List<String> reasons) {
    List<String> more = new ArrayList<>(doubts);
    more.addAll(reasons);
    return new Latency(statistic, figures, n, interval, samples, device, runtime, how, more);
  }

  /** Whether there is a known reason to distrust the figures. */
  public boolean isDoubtful() {
    return !doubts.isEmpty();
  }

  /** The statistic's milliseconds. */
  public double ms() {
    return figure(statistic).orElseThrow();
  }

  /** Milliseconds; empty where the figure is unknown. */
  public OptionalDouble figure(Statistic figure) {
    Double ms = figures.get(figure);
    return ms == null ? OptionalDouble.empty() : OptionalDouble.of(ms);
  }
}
