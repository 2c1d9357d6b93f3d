package io.unetlab.builders.ort;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The time of ONNX Runtime's kernels, by the operation that they belong to.
 *
 * @param nodes microseconds of each run by operation; operations fused into another are absent
 * @param others the same for unattributed kernels, by their operator
 */
public record OrtProfile(Map<Node, double[]> nodes, Map<String, double[]> others) {

  /**
   * Profiles a network.
   *
   * @param model the graph's file
   * @param runs to profile, after one warm-up run
   * @throws OrtFailure if the runtime rejects the file
   */
  public static OrtProfile measure(
      Graph graph, Path model, WeightStore inputs, int threads, int runs) throws IOException {
    try (ScratchFolder folder = ScratchFolder.make("profile")) {
      Path optimized = folder.path().resolve("optimized.onnx");
      Path prefix = folder.path().resolve("events");
      Path events = events(model, inputs, threads, runs, optimized, prefix);
      return of(graph, Kernel.read(optimized), micros(events), runs);
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  // Also writes the optimised graph: only it contains the inputs and outputs of the kernels.
  static Path events(
      Path model, WeightStore inputs, int threads, int runs, Path optimized, Path prefix)
      throws OrtException {
    try (OrtSession.SessionOptions options = OrtModel.options(threads)) {
      options.setOptimizedModelFilePath(optimized.toString());
      options.addConfigEntry(
          "session.optimized_model_external_initializers_file_name", "optimized.data");
      options.addConfigEntry(
          "session.optimized_model_external_initializers_min_size_in_bytes", "64");
      options.enableProfiling(prefix.toString());
      // Silences the warning that the optimised file is specific to this machine.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      try (OrtModel network = OrtModel.load(model, inputs, options)) {
        for (int run = 0; run <= runs; run++) {
          network.run();
        }
        return network.endProfile();
      }
    }
  }

  /** Microseconds by kernel, in the order of the runs; the runtime's own names are unique. */
  static Map<String, List<Long>> micros(Path events) throws IOException {
    Map<String, List<Long>> micros = new LinkedHashMap<>();
    try (Reader text = Files.newBufferedReader(events)) {
      ProfileEvents.read(
          text,
          event -> {
            if (event.isKernel()) {
              micros.computeIfAbsent(event.kernel(), key -> new ArrayList<>()).add(event.micros());
            }
          });
    }
    return micros;
  }

  static OrtProfile of(
      Graph graph, List<Kernel> kernels, Map<String, List<Long>> micros, int runs) {
    Attribution attribution = new Attribution(graph, kernels);
    Map<String, Kernel> byName = new HashMap<>();
    kernels.forEach(kernel -> byName.put(kernel.name(), kernel));
    Map<Node, double[]> nodes = new HashMap<>();
    Map<String, double[]> others = new TreeMap<>();
    micros.forEach(
        (name, times) -> {
          Kernel kernel = byName.getOrDefault(name, new Kernel(name, name, List.of(), List.of()));
          Optional<Node> node = attribution.of(kernel);
          double[] sums =
              node.isPresent()
                  ? nodes.computeIfAbsent(node.get(), key -> new double[runs])
                  : others.computeIfAbsent(kernel.operator(), key -> new double[runs]);
          add(times, sums);
        });
    return new OrtProfile(nodes, others);
  }

  // The first run is the warm-up.
  private static void add(List<Long> times, double[] sums) {
    if (times.size() != sums.length + 1) {
      throw new IllegalStateException(
          "expected " + (sums.length + 1) + " times of each kernel, found " + times.size());
    }
    for (int run = 0; run < sums.length; run++) {
      sums[run] += times.get(run + 1);
    }
  }
}
