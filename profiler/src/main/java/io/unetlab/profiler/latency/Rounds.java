package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The protocol's rounds, the same on every target: each runs all lanes in a new random order, and
 * the calibration kernel runs before the first round and after each.
 *
 * <p>The time budget counts from the start of loading, which is when the stopwatch was started.
 */
public final class Rounds {

  private final LatencyProtocol protocol;
  private final long seed;
  private final Stopwatch watch;

  /**
   * @param seed for the orders of rounds
   * @param watch started when loading started
   */
  public Rounds(LatencyProtocol protocol, long seed, Stopwatch watch) {
    this.protocol = protocol;
    this.seed = seed;
    this.watch = watch;
  }

  /**
   * The outcome of the rounds, apart from the lanes' samples.
   *
   * @param stopped why the rounds stopped early, if the target failed
   */
  public record Outcome(CalibrationSummary calibration, Optional<String> stopped) {}

  /**
   * Makes all rounds. If the target fails, earlier rounds are kept.
   *
   * @throws TargetException when the target fails in or before the first round
   */
  public Outcome run(List<? extends Lane> lanes, Kernel kernel) {
    List<Double> seconds = new ArrayList<>();
    seconds.add(kernel.medianSeconds());
    Optional<String> stopped = Optional.empty();
    List<List<Integer>> orders = Interleaving.orders(lanes.size(), protocol.rounds(), seed);
    long last = 0;
    for (int round = 0; stopped.isEmpty() && protocol.goesOn(round, watch.now(), last); round++) {
      long start = watch.now();
      stopped = round(round, orders.get(round), lanes, kernel, seconds);
      last = watch.now() - start;
    }
    CalibrationSummary calibration =
        new CalibrationSummary(kernel.flops(), seconds, protocol.disturbedLimit());
    return new Outcome(calibration, stopped);
  }

  private static Optional<String> round(
      int round,
      List<Integer> order,
      List<? extends Lane> lanes,
      Kernel kernel,
      List<Double> seconds) {
    try {
      for (int lane : order) {
        lanes.get(lane).turn(round);
      }
      seconds.add(kernel.medianSeconds());
      return Optional.empty();
    } catch (TargetException e) {
      if (round == 0) {
        throw e;
      }
      return Optional.of("stopped in round " + (round + 1) + ": " + e.getMessage());
    }
  }
}
