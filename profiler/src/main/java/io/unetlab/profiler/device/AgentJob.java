package io.unetlab.profiler.device;

import java.util.ArrayList;
import java.util.List;

/**
 * What the agent does with one network.
 *
 * @param model path on the device
 * @param inputs path on the device
 */
record AgentJob(String model, String inputs, Device device) implements NetworkJob {

  @Override
  public NetworkTurn round() {
    return new AgentStart(call(RunShare.round(device.protocol())));
  }

  @Override
  public NetworkTurn runs(int runs) {
    return new AgentStart(call(RunShare.runs(runs)));
  }

  private AgentCall call(RunShare share) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--model", model);
    add(arguments, "--inputs", inputs);
    add(arguments, "--threads", device.threads());
    add(arguments, "--warmup-runs", share.warmupRuns());
    add(arguments, "--warmup-seconds", share.warmupSeconds());
    add(arguments, "--min-runs", share.minRuns());
    add(arguments, "--min-seconds", share.minSeconds());
    add(arguments, "--max-seconds", share.maxSeconds());
    add(arguments, "--deadline", share.deadlineSeconds());
    device.providers().forEach(provider -> add(arguments, "--provider", provider));
    return new AgentCall(
        List.of(model, inputs), arguments, device.affinity(), share.deadlineSeconds());
  }

  private static void add(List<String> arguments, String option, Object value) {
    arguments.add(option);
    arguments.add(String.valueOf(value));
  }
}
