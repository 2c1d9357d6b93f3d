package io.unetlab.profiler.litert;

import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.NetworkJob;
import io.unetlab.profiler.device.NetworkTurn;
import io.unetlab.profiler.device.RunShare;
import io.unetlab.profiler.device.ToolCall;
import io.unetlab.profiler.device.TurnResult;
import java.util.Optional;

/**
 * One network for benchmark_model.
 *
 * @param graph path on the device
 */
record ToolJob(String graph, Device device) implements NetworkJob {

  @Override
  public NetworkTurn round() {
    return start(RunShare.round(device.protocol()));
  }

  @Override
  public NetworkTurn runs(int runs) {
    return start(RunShare.runs(runs));
  }

  private NetworkTurn start(RunShare share) {
    return new ToolStart(ToolCall.timing(device, graph, share), device);
  }

  @Override
  public Optional<NetworkTurn> listing(TurnResult first) {
    return first
        .timing()
        .filter(it -> it.placement().isMixed())
        .map(it -> new ToolStart(ToolCall.listing(device, graph), device));
  }
}
