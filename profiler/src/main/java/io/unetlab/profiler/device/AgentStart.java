package io.unetlab.profiler.device;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One start of the agent. */
final class AgentStart implements NetworkTurn {

  private final AgentCall call;
  private final AgentTurn turn = new AgentTurn();

  AgentStart(AgentCall call) {
    this.call = call;
  }

  @Override
  public AgentCall call() {
    return call;
  }

  @Override
  public void accept(String line) {
    turn.accept(line);
  }

  @Override
  public List<LatencySample> samples() {
    return samples(turn.samples());
  }

  private static List<LatencySample> samples(List<AgentLine.Sample> samples) {
    return samples.stream()
        .map(it -> new LatencySample(0, it.index(), it.startNanos(), it.durationNanos()))
        .toList();
  }

  @Override
  public TurnResult complete(AgentExit exit) {
    AgentRun run = turn.complete(exit);
    return new TurnResult(
        runtime(run.hello()),
        run.loadNanos(),
        run.firstRunNanos(),
        run.warmupNanos().size(),
        samples(run.samples()),
        Optional.empty(),
        Optional.of(run.check()),
        run.peakBytes(),
        CoreClock.of(run));
  }

  private static TurnResult.Runtime runtime(AgentLine.Hello hello) {
    return new TurnResult.Runtime(
        hello.runtime(),
        hello.runtimeVersion(),
        ElementType.FLOAT32.text(),
        Map.of(
            "providers", String.join(", ", hello.providers()),
            "cpus_allowed", hello.cpusAllowed().orElse(""),
            "vm", hello.vm()));
  }
}
