package io.unetlab.profiler.device;

/** One network whose files are on the device, and the starts of the program that runs it. */
public interface NetworkJob {

  /** A round's share of the protocol. */
  NetworkTurn round();

  /** This number of runs after one warm-up run. */
  NetworkTurn runs(int runs);
}
