package io.unetlab.profiler.litert;

import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.NetworkJob;
import io.unetlab.profiler.device.NetworkTurn;
import io.unetlab.profiler.device.RunShare;
import io.unetlab.profiler.device.ToolCall;
import io.unetlab.profiler.device.TurnResult;
import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.ToolTiming;
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

  // Where the log says nothing of any delegate, one that runs the network alone executes all of it.
  @Override
  public Optional<NetworkTurn> listing(TurnResult first) {
    Optional<Placement> mixed =
        first.timing().map(ToolTiming::placement).filter(Placement::isMixed);
    return mixed.map(
        it ->
            it.shares().isEmpty() && it.asked().isPresent()
                ? new WholeStart(ToolCall.whole(device, graph), device, it.asked().get())
                : new ToolStart(ToolCall.listing(device, graph), device));
  }
}
