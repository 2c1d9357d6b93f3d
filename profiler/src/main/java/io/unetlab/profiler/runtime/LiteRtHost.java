package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.litert.LiteRtProfile;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.latency.Session;
import java.nio.file.Path;

/** LiteRT with XNNPACK. */
final class LiteRtHost extends FileHost<TfliteOptions> {

  LiteRtHost(BenchSettings settings, ExportStore store) {
    super(
        settings, store.exports(new TfliteExporter(), TfliteExporter.VERSION), TfliteOptions.USUAL);
  }

  @Override
  Session open(String name, Path file, WeightStore inputs) {
    LiteRtModel model = LiteRtModel.load(file, inputs, CpuKernels.XNNPACK, threads());
    return new LoadedSession(name, model::compute, model::close);
  }

  LiteRtProfile profile(Graph graph, int runs) {
    try (Lease file = lease(graph)) {
      return LiteRtProfile.measure(
          graph, file.path(), TfliteOptions.USUAL, inputs(graph), threads(), runs);
    }
  }
}
