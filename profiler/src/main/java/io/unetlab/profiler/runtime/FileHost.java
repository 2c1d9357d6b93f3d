package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.latency.Session;
import java.nio.file.Path;
import java.util.List;

/**
 * A runtime that loads files; a network's file is created on first use and kept in a store.
 *
 * @param <O> the options of the files' format
 */
abstract class FileHost<O extends ExportOptions> implements NetworkHost {

  private final long seed;
  private final int threads;
  private final CachedExports<O> models;
  private final O options;

  /**
   * @param options of the networks' files
   */
  FileHost(BenchSettings settings, CachedExports<O> models, O options) {
    this.seed = settings.weightsSeed();
    this.threads = settings.threads();
    this.models = models;
    this.options = options;
  }

  /** The loaded file, which is not needed afterwards. */
  abstract Session open(String name, Path file, WeightStore inputs);

  /** A network's file, which remains while it is leased. */
  final Lease lease(Graph graph) {
    return models.lease(graph, seed, options);
  }

  /** What a network is run on. */
  final WeightStore inputs(Graph graph) {
    return Initializers.inputs(graph, seed);
  }

  final int threads() {
    return threads;
  }

  @Override
  public final Session load(String name, Graph graph) {
    try (Lease file = lease(graph)) {
      return open(name, file.path(), inputs(graph));
    }
  }

  @Override
  public final long bytes(List<Graph> graphs) {
    return PackedWeights.most(graphs) + Activations.most(graphs);
  }

  @Override
  public final void close() {
    // Callers close their sessions; the runtime lives as long as the process.
  }

  @Override
  public final void prepare(Graph graph) {
    lease(graph).close();
  }
}
