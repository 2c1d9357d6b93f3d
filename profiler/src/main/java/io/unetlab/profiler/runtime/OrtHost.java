package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.ort.FusedNodes;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.ort.OrtProfile;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.profiler.latency.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** ONNX Runtime; a network's file is created on first use and kept in a store. */
final class OrtHost implements NetworkHost {

  private final long seed;
  private final int threads;
  private final CachedExports<OnnxOptions> models;

  OrtHost(BenchSettings settings, ExportStore store) {
    this.seed = settings.weightsSeed();
    this.threads = settings.threads();
    this.models = store.exports(new OnnxExporter(), OnnxExporter.VERSION);
  }

  @Override
  public Session load(String name, Graph graph) {
    try (Lease file = models.lease(graph, seed, OnnxOptions.USUAL)) {
      OrtModel model = OrtModel.load(file.path(), Initializers.inputs(graph, seed), threads);
      return new LoadedSession(name, model::compute, model::close);
    }
  }

  @Override
  public Map<Node, Node> fused(Graph graph) {
    try (Lease file = models.lease(graph, seed, OnnxOptions.USUAL)) {
      return FusedNodes.find(graph, file.path(), threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot profile " + graph.name() + ": " + e, e);
    }
  }

  OrtProfile profile(Graph graph, int runs) {
    try (Lease file = models.lease(graph, seed, OnnxOptions.USUAL)) {
      return OrtProfile.measure(
          graph, file.path(), Initializers.inputs(graph, seed), threads, runs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot profile " + graph.name() + ": " + e, e);
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
    models.lease(graph, seed, OnnxOptions.USUAL).close();
  }
}
