package io.unetlab.ablations.analysis;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Points out choices that save MACs and no time, parameters and no memory, or one thing at the cost
 * of another: on the ladder's kept rungs relative to the rung before, and for each option on
 * average over the trials relative to the base. What a rung shows is not repeated for the average.
 */
public final class Discrepancies {

  /** Relative changes below this are too small to report. */
  static final double NOTABLE = 0.02;

  /** A time saving below this fraction of the MAC saving is less than the MACs promise. */
  static final double TIME_PART = 0.25;

  /** A smaller part of the activations' peak is not noticeable: the peak is elsewhere. */
  static final double FELT_MEMORY = 0.005;

  // Student's t for many degrees of freedom, as in the intervals that the rungs' standard
  // deviations come from.
  private static final double NORMAL_95 = 1.96;

  private static final Metric PARAMS = metric("params");
  private static final Metric MACS = metric("macs");
  private static final Metric PEAK = metric("peak_activation_bytes");

  private static final List<Metric> COSTS = List.of(PARAMS, MACS, PEAK);

  private final List<Discrepancy> found = new ArrayList<>();

  private Discrepancies() {}

  /** The discrepancies, the ladder's first. */
  public static List<Discrepancy> of(Ladder ladder, List<Effects> effects, Completed base) {
    Discrepancies discrepancies = new Discrepancies();
    ladder.rungs().stream().filter(it -> it.step().kept()).forEach(discrepancies::rung);
    effects.stream()
        .findFirst()
        .ifPresent(first -> first.options().forEach(it -> discrepancies.option(it, effects, base)));
    return List.copyOf(discrepancies.found);
  }

  private static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }

  private void rung(Rung rung) {
    rung.before()
        .completed()
        .ifPresent(before -> rung.after().completed().ifPresent(it -> rung(rung, before, it)));
  }

  private void rung(Rung rung, Completed before, Completed after) {
    Changes changes = new Changes();
    List<Metric> metrics = new ArrayList<>(COSTS);
    after.measured().values().keySet().stream()
        .flatMap(it -> Metrics.find(it).stream())
        .forEach(metrics::add);
    for (Metric metric : metrics) {
      Optional<BigDecimal> old = Observations.value(before, metric);
      Optional<BigDecimal> now = Observations.value(after, metric);
      if (old.isPresent() && now.isPresent() && old.get().signum() > 0) {
        double from = old.get().doubleValue();
        double change = now.get().doubleValue() / from - 1;
        double half = NORMAL_95 * after.sdOfDifference(before, metric) / from;
        changes.put(metric, change, new Bounds(change - half, change + half));
      }
    }
    look(rung.step().factor().name() + "=" + rung.step().option().name(), true, changes);
  }

  private void option(OptionEffect option, List<Effects> effects, Completed base) {
    Changes changes = new Changes();
    for (Effects of : effects) {
      OptionalDouble change =
          of.find(option.factor(), option.option())
              .map(OptionEffect::change)
              .orElseGet(OptionalDouble::empty);
      double from =
          Observations.value(base, of.metric()).map(BigDecimal::doubleValue).orElse(Double.NaN);
      if (change.isPresent() && from > 0) {
        of.find(option.factor(), option.option())
            .flatMap(OptionEffect::interval)
            .or(() -> of.exact() ? point(change.getAsDouble()) : Optional.empty())
            .ifPresent(
                it ->
                    changes.put(
                        of.metric(),
                        change.getAsDouble() / from,
                        new Bounds(it.low() / from, it.high() / from)));
      }
    }
    look(option.label(), false, changes);
  }

  private static Optional<Bounds> point(double value) {
    return Optional.of(new Bounds(value, value));
  }

  private void look(String label, boolean ladder, Changes changes) {
    double macs = changes.of(MACS);
    if (macs <= -NOTABLE) {
      changes.latencies().forEach(latency -> lookAtTime(label, ladder, latency, changes));
    }
    if (changes.of(PARAMS) <= -NOTABLE && Math.abs(changes.of(PEAK)) < FELT_MEMORY) {
      add(Discrepancy.Kind.NO_MEMORY, label, ladder, PARAMS, PEAK, changes);
    }
    for (Metric saved : COSTS) {
      for (Metric other : COSTS) {
        if (changes.of(saved) <= -NOTABLE && changes.of(other) >= NOTABLE) {
          add(Discrepancy.Kind.COSTS, label, ladder, saved, other, changes);
        }
      }
    }
  }

  private void lookAtTime(String label, boolean ladder, Metric latency, Changes changes) {
    double macs = changes.of(MACS);
    Bounds interval = changes.interval(latency);
    // An interval that includes what the MACs promise is inconclusive.
    boolean wouldTell = interval.low() > macs;
    if (interval.contains(0) && wouldTell) {
      add(Discrepancy.Kind.NO_TIME_TOLD, label, ladder, MACS, latency, changes);
    } else if (!interval.contains(0) && changes.of(latency) > TIME_PART * macs) {
      add(Discrepancy.Kind.LITTLE_TIME, label, ladder, MACS, latency, changes);
    }
  }

  private void add(
      Discrepancy.Kind kind,
      String label,
      boolean ladder,
      Metric saved,
      Metric other,
      Changes changes) {
    // An imported latency may have no interval.
    Optional<Bounds> interval =
        Optional.of(other)
            .filter(Metrics::isLatency)
            .map(changes::interval)
            .filter(it -> it.high() > it.low());
    Discrepancy discrepancy =
        new Discrepancy(
            kind, label, ladder, saved, changes.of(saved), other, changes.of(other), interval);
    if (found.stream().noneMatch(discrepancy::repeats)) {
      found.add(discrepancy);
    }
  }

  /** Relative changes of some metrics; NaN if unknown. */
  private static final class Changes {
    private final Map<Metric, Double> values = new LinkedHashMap<>();
    private final Map<Metric, Bounds> intervals = new HashMap<>();

    void put(Metric metric, double change, Bounds interval) {
      values.put(metric, change);
      intervals.put(metric, interval);
    }

    double of(Metric metric) {
      return values.getOrDefault(metric, Double.NaN);
    }

    List<Metric> latencies() {
      return values.keySet().stream().filter(Metrics::isLatency).toList();
    }

    Bounds interval(Metric metric) {
      return Objects.requireNonNull(intervals.get(metric), metric.name());
    }
  }
}
