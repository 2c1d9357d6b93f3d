package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyOptions;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencyRun;
import io.unetlab.profiler.latency.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Times graphs that need not be of a spec, such as single operations, on one runtime of this
 * machine. Those of a call are loaded together and interleaved. Their files are temporary.
 */
public final class GraphTimer implements AutoCloseable {

  private final HostRuntime runtime;
  private final ScratchExports files = new ScratchExports();
  private final NetworkHost host;

  /**
   * Starts the runtime.
   *
   * @param settings threads, precision and seeds; the runtime and the protocol are not read
   */
  public GraphTimer(HostRuntime runtime, BenchSettings settings) {
    this.runtime = runtime;
    try {
      this.host = runtime.open(settings, files);
    } catch (RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  public HostRuntime runtime() {
    return runtime;
  }

  /** Bytes that these graphs need, loaded together. */
  public long bytes(List<Graph> graphs) {
    return host.bytes(graphs);
  }

  /**
   * Times at least one graph.
   *
   * @param graphs by name
   * @param seed of the rounds' orders
   * @param nanoClock as {@link System#nanoTime()}
   * @param listener receives each step, between timed parts
   * @return in their order
   */
  public List<LatencyResult> time(
      Map<String, Graph> graphs,
      LatencyProtocol protocol,
      long seed,
      LongSupplier nanoClock,
      Consumer<LatencyEvent> listener) {
    List<Contender> contenders = new ArrayList<>();
    graphs.forEach((name, graph) -> contenders.add(new Loading(name, graph, host)));
    LatencyOptions options =
        LatencyOptions.of(seed)
            .withKeepLoaded(true)
            .withNanoClock(nanoClock)
            .withListener(listener);
    try (ConvolutionKernel kernel = new ConvolutionKernel(host)) {
      return new LatencyRun(protocol, kernel, options).measure(contenders);
    }
  }

  /** Each operation of a graph that another one's kernel computes, with that one. */
  public Map<Node, Node> fused(Graph graph) {
    return host.fused(graph);
  }

  @Override
  public void close() {
    try (files) {
      host.close();
    }
  }

  private record Loading(String name, Graph graph, NetworkHost host) implements Contender {

    @Override
    public Session load() {
      return host.load(name, graph);
    }
  }
}
