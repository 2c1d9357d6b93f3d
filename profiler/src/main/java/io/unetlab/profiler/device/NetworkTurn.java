package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Objects;

/** One start of a program on the device: it takes the program's lines as they come. */
public interface NetworkTurn {

  /** The network failed; the device can go on with others. */
  final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String stage;

    /**
     * @param stage what the program was doing: {@code load}, {@code first}, ...
     */
    public FailedException(String stage, String reason) {
      super(Objects.requireNonNull(reason, "reason"));
      this.stage = Objects.requireNonNull(stage, "stage");
    }

    public String stage() {
      return stage;
    }
  }

  /** The start. */
  AgentCall call();

  /** Takes a line of standard output; errors are reported at the end. */
  void accept(String line);

  /**
   * The result.
   *
   * @throws FailedException when the network failed
   * @throws DeviceException when the output is incomplete, where a retry may help, or no result
   */
  TurnResult complete(AgentExit exit);

  /** What was timed so far, whatever happens later; times since the start. */
  List<LatencySample> samples();
}
