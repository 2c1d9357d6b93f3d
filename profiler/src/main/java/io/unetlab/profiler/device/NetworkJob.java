package io.unetlab.profiler.device;

import java.util.Optional;

/** One network whose files are on the device, and the starts of the program that runs it. */
public interface NetworkJob {

  /** A round's share of the protocol. */
  NetworkTurn round();

  /** This number of runs after one warm-up run. */
  NetworkTurn runs(int runs);

  /**
   * One more, untimed start that shows more of what executed the network: the operators that no
   * delegate executed, or that it executed all; empty where nothing more is to be learnt.
   *
   * @param first the result of the first round
   */
  default Optional<NetworkTurn> listing(TurnResult first) {
    return Optional.empty();
  }
}
