package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.ort.FusedNodes;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.ort.OrtProfile;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.latency.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime. */
final class OrtHost extends FileHost<OnnxOptions> {

  OrtHost(BenchSettings settings, ExportStore store) {
    super(settings, store.exports(new OnnxExporter(), OnnxExporter.VERSION), OnnxOptions.USUAL);
  }

  @Override
  Session open(String name, Path file, WeightStore inputs) {
    OrtModel model = OrtModel.load(file, inputs, threads());
    return new LoadedSession(name, model::compute, model::close);
  }

  @Override
  public Map<Node, Node> fused(Graph graph) {
    try (Lease file = lease(graph)) {
      return FusedNodes.find(graph, file.path(), threads());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot profile " + graph.name() + ": " + e, e);
    }
  }

  OrtProfile profile(Graph graph, int runs) {
    try (Lease file = lease(graph)) {
      return OrtProfile.measure(graph, file.path(), inputs(graph), threads(), runs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot profile " + graph.name() + ": " + e, e);
    }
  }
}
