package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.GraphTimer;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.session.MachineLock;
import io.unetlab.profiler.session.Observer;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** This machine, in this process; nothing else measures meanwhile. */
public final class HostClock implements NetworkClock {

  /** The name of this machine as a target. */
  public static final String NAME = "host";

  private static final long TOGETHER = 3_000_000_000L;
  private static final int MOST_TOGETHER = 80;

  /** Each turn's first run wakes threads and fills caches, so a turn has four. */
  private static final LatencyProtocol OPERATIONS =
      LatencyProtocol.named("operations")
          .warmup(1, 0)
          .minRuns(12)
          .seconds(0.03, 4)
          .rounds(3)
          .budgetSeconds(600)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(5)
          .build();

  private static final LatencyProtocol NETWORKS =
      LatencyProtocol.named("networks")
          .warmup(1, 0)
          .minRuns(9)
          .seconds(1, 30)
          .rounds(3)
          .budgetSeconds(600)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(5)
          .build();

  private final GraphTimer timer;
  private final int threads;
  private final Observer observer;

  /**
   * @param observer follows the measurements and can stop them
   */
  public HostClock(HostRuntime runtime, int threads, Observer observer) {
    this.timer =
        new GraphTimer(
            runtime,
            new BenchSettings(OPERATIONS, List.of(runtime), threads, ElementType.FLOAT32, 0, 0));
    this.threads = threads;
    this.observer = observer;
  }

  @Override
  public ModelTarget target() {
    HostFacts facts = HostFacts.read();
    return new ModelTarget(
        NAME,
        facts.cpu(),
        timer.runtime().id(),
        timer.runtime().version(),
        threads,
        ElementType.FLOAT32.text());
  }

  @Override
  public Batch time(Map<String, Graph> graphs, Effort effort, long seed) {
    LongSupplier clock = ProcessorTime.clock(threads);
    LatencyProtocol protocol = effort == Effort.OPERATION ? OPERATIONS : NETWORKS;
    List<LatencyResult> results =
        MachineLock.here(observer)
            .hold(() -> timer.time(graphs, protocol, seed, clock, observer.events()));
    return Quartile.batch(results);
  }

  @Override
  public boolean holds(List<Graph> graphs) {
    return graphs.size() <= MOST_TOGETHER && timer.bytes(graphs) <= TOGETHER;
  }

  @Override
  public Map<Node, Node> fused(Graph graph) {
    return timer.fused(graph);
  }

  @Override
  public void close() {
    timer.close();
  }
}
