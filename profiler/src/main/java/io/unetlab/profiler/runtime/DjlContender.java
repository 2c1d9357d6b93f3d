package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.Session;

/** A network on DJL's PyTorch engine, with weights and inputs from a seed. */
final class DjlContender implements Contender {

  private final BenchSubject subject;
  private final long seed;
  private final WeightPool pool;

  /**
   * @param seed of the weights and inputs
   */
  DjlContender(BenchSubject subject, long seed, WeightPool pool) {
    this.subject = subject;
    this.seed = seed;
    this.pool = pool;
  }

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public Session load() {
    return new DjlSession(name(), model(subject.graph(), seed, pool));
  }

  static DjlModel model(Graph graph, long seed, WeightPool pool) {
    return DjlModel.load(
        graph,
        Initializers.seeded(graph, seed),
        Initializers.inputs(graph, seed),
        KernelMode.FUSED,
        pool);
  }

  private record DjlSession(String name, DjlModel model) implements Session {

    @Override
    public void run() {
      model.run();
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
