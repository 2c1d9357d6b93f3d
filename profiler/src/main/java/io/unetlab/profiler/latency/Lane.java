package io.unetlab.profiler.latency;

/**
 * Takes one network through the rounds of a run. A network that fails ends only its own lane: later
 * turns do nothing.
 */
public interface Lane {

  /**
   * Makes this lane's share of a round's runs.
   *
   * @param round from 0
   * @throws TargetException when the target fails, not just this network
   */
  void turn(int round);

  /** The result of all turns. */
  LatencyResult result(CalibrationSummary calibration);
}
