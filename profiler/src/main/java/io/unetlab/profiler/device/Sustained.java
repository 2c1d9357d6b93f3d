package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Initial and sustained latency: a phone slows down as it warms up.
 *
 * @param firstMinuteMs median of the runs started in the first minute after this network's first
 *     run
 * @param sustainedMs median of the last third of all its runs
 * @param points one for each kept round, in chronological order
 */
public record Sustained(double firstMinuteMs, double sustainedMs, List<Point> points) {

  private static final long MINUTE = 60_000_000_000L;

  /**
   * One round.
   *
   * @param seconds since measuring started
   * @param medianMs of the round's runs
   * @param clock of the slowest busy core, as a share of its maximum
   */
  public record Point(
      int round,
      double seconds,
      double medianMs,
      OptionalInt thermalStatus,
      OptionalDouble batteryCelsius,
      OptionalDouble clock) {}

  public Sustained {
    points = List.copyOf(points);
  }

  /**
   * Computes the figures.
   *
   * @param samples of one network, in chronological order, at least one
   * @param log of its turns
   */
  static Sustained of(List<LatencySample> samples, List<RoundLog> log) {
    long start = samples.get(0).startNanos();
    List<LatencySample> first =
        samples.stream().filter(it -> it.startNanos() - start < MINUTE).toList();
    List<LatencySample> last = samples.subList(samples.size() * 2 / 3, samples.size());
    List<Point> points = new ArrayList<>();
    for (RoundLog turn : log) {
      if (turn.lost().isEmpty()) {
        points.add(point(turn, samples));
      }
    }
    return new Sustained(median(first), median(last), points);
  }

  private static Point point(RoundLog turn, List<LatencySample> samples) {
    List<LatencySample> own = samples.stream().filter(it -> it.round() == turn.round()).toList();
    return new Point(
        turn.round(),
        turn.startNanos() / 1e9,
        median(own),
        turn.after().thermalStatus(),
        turn.after().batteryCelsius(),
        turn.clock());
  }

  /**
   * The round with the slowest clock, if below this fraction of the first round's; empty where
   * clocks are unknown.
   */
  public Optional<Point> clockedDown(double part) {
    return points.stream()
        .filter(it -> it.clock().isPresent())
        .min(Comparator.comparingDouble(it -> it.clock().getAsDouble()))
        .filter(
            it ->
                it.clock().getAsDouble()
                    < part * points.get(0).clock().orElse(it.clock().getAsDouble()));
  }

  private static double median(List<LatencySample> samples) {
    return Quantiles.median(samples.stream().mapToDouble(LatencySample::millis).toArray());
  }
}
