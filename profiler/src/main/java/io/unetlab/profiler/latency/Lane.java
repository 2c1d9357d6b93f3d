package io.unetlab.profiler.latency;

/**
 * One network's way through the rounds of a run. A network that fails ends its own lane and no
 * other: its later turns do nothing.
 */
public interface Lane {

  /**
   * Takes this lane's share of the runs of a round.
   *
   * @param round from 0
   * @throws TargetException when the target fails, not this network on it
   */
  void turn(int round);

  /** What came of all turns. */
  LatencyResult result(CalibrationSummary calibration);
}
