package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.profiler.latency.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** DJL's PyTorch engine; shared weights are stored once. */
final class DjlHost implements NetworkHost {

  private final long seed;
  private final WeightPool pool;

  DjlHost(BenchSettings settings) {
    PyTorch.setThreads(settings.threads());
    this.seed = settings.weightsSeed();
    this.pool = new WeightPool(KernelMode.FUSED, settings.precision());
  }

  @Override
  public void prepare(Graph graph) {
    // The engine needs no file.
  }

  @Override
  public Session load(String name, Graph graph) {
    DjlModel model = model(graph);
    return new LoadedSession(name, model::run, model::close);
  }

  DjlModel model(Graph graph) {
    return DjlModel.load(
        graph, Initializers.seeded(graph, seed), Initializers.inputs(graph, seed), pool);
  }

  @Override
  public long bytes(List<Graph> graphs) {
    Set<Weight> weights = new HashSet<>();
    graphs.forEach(graph -> graph.weights().forEach(weights::add));
    long elements = weights.stream().mapToLong(weight -> weight.shape().elements()).sum();
    return elements * ElementType.FLOAT32.bytes() + Activations.most(graphs);
  }

  @Override
  public void close() {
    pool.close();
  }
}
