package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.litert.LiteRtProfile;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.profiler.latency.Session;
import java.util.List;

/** LiteRT with XNNPACK; a network's file is created on first use and kept in a store. */
final class LiteRtHost implements NetworkHost {

  private final long seed;
  private final int threads;
  private final CachedExports<TfliteOptions> models;

  LiteRtHost(BenchSettings settings, ExportStore store) {
    this.seed = settings.weightsSeed();
    this.threads = settings.threads();
    this.models = store.exports(new TfliteExporter(), TfliteExporter.VERSION);
  }

  @Override
  public Session load(String name, Graph graph) {
    try (Lease file = models.lease(graph, seed, TfliteOptions.USUAL)) {
      LiteRtModel model =
          LiteRtModel.load(
              file.path(), Initializers.inputs(graph, seed), CpuKernels.XNNPACK, threads);
      return new LoadedSession(name, model::compute, model::close);
    }
  }

  LiteRtProfile profile(Graph graph, int runs) {
    try (Lease file = models.lease(graph, seed, TfliteOptions.USUAL)) {
      return LiteRtProfile.measure(
          graph, file.path(), TfliteOptions.USUAL, Initializers.inputs(graph, seed), threads, runs);
    }
  }

  @Override
  public long bytes(List<Graph> graphs) {
    return PackedWeights.most(graphs) + Activations.most(graphs);
  }

  @Override
  public void close() {
    // Callers close their sessions; the runtime lives as long as the process.
  }

  @Override
  public void prepare(Graph graph) {
    models.lease(graph, seed, TfliteOptions.USUAL).close();
  }
}
