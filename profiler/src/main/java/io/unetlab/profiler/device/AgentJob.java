package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent does with one network.
 *
 * @param model path on the device
 * @param inputs path on the device
 */
record AgentJob(String model, String inputs, Device device) implements NetworkJob {

  /** Slow phones load gigabytes, and a first run may compile the network. */
  private static final long LOADING_SECONDS = 600;

  private static final double LONGEST_ROUND_SECONDS = 600;

  @Override
  public NetworkTurn round() {
    LatencyProtocol protocol = device.protocol();
    return new AgentStart(
        call(
            protocol.warmupRuns(),
            protocol.warmupSeconds(),
            protocol.runsPerRound(),
            protocol.minSeconds() / protocol.rounds(),
            protocol.maxSeconds() / protocol.rounds()));
  }

  @Override
  public NetworkTurn runs(int runs) {
    return new AgentStart(call(1, 0, runs, 0, Integer.MAX_VALUE));
  }

  private AgentCall call(
      int warmupRuns, double warmupSeconds, int minRuns, double minSeconds, double maxSeconds) {
    double working = warmupSeconds + Math.min(maxSeconds, LONGEST_ROUND_SECONDS);
    // Twice the time: a run that starts in time may end much later.
    long deadline = LOADING_SECONDS + Math.round(2 * working);
    List<String> arguments = new ArrayList<>();
    add(arguments, "--model", model);
    add(arguments, "--inputs", inputs);
    add(arguments, "--threads", device.threads());
    add(arguments, "--warmup-runs", warmupRuns);
    add(arguments, "--warmup-seconds", warmupSeconds);
    add(arguments, "--min-runs", minRuns);
    add(arguments, "--min-seconds", minSeconds);
    add(arguments, "--max-seconds", maxSeconds);
    add(arguments, "--deadline", deadline);
    device.providers().forEach(provider -> add(arguments, "--provider", provider));
    return new AgentCall(List.of(model, inputs), arguments, device.affinity(), deadline);
  }

  private static void add(List<String> arguments, String option, Object value) {
    arguments.add(option);
    arguments.add(String.valueOf(value));
  }
}
