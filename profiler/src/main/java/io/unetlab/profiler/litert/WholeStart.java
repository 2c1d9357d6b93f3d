package io.unetlab.profiler.litert;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.NetworkTurn;
import io.unetlab.profiler.device.TurnResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A start that fails unless a delegate executes the whole network, so success proves that. */
final class WholeStart implements NetworkTurn {

  private final ToolStart start;
  private final String delegate;

  WholeStart(AgentCall call, Device device, String delegate) {
    this.start = new ToolStart(call, device);
    this.delegate = delegate;
  }

  @Override
  public AgentCall call() {
    return start.call();
  }

  @Override
  public void accept(String line) {
    start.accept(line);
  }

  @Override
  public List<LatencySample> samples() {
    return start.samples();
  }

  @Override
  public TurnResult complete(AgentExit exit) {
    TurnResult result = start.complete(exit);
    Placement.Share whole =
        new Placement.Share(
            delegate.toUpperCase(Locale.ROOT),
            Placement.Extent.ALL,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());
    Placement placement = new Placement(Optional.of(delegate), List.of(whole), Optional.empty());
    Optional<ToolTiming> timing = result.timing().map(it -> it.placed(placement));
    return new TurnResult(
        result.runtime(),
        result.loadNanos(),
        result.firstRunNanos(),
        result.warmupRuns(),
        result.samples(),
        timing,
        result.check(),
        result.peakBytes(),
        result.clock());
  }
}
