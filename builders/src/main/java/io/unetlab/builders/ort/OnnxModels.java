package io.unetlab.builders.ort;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * ONNX files of networks with seeded weights, written once and cached under a key of the graph, the
 * seed, the options and the exporter's version.
 */
public final class OnnxModels {

  private static final long GIGABYTE = 1_000_000_000;

  /** Enough for a few networks of Stable Diffusion's size. */
  private static final long LIMIT = 16 * GIGABYTE;

  private static final String NAME = "network.onnx";

  private final ContentCache cache;

  public OnnxModels(ContentCache cache) {
    this.cache = cache;
  }

  /** In {@code onnx} of the cache directory, up to 16 GB. */
  public static OnnxModels inCache() {
    return new OnnxModels(new ContentCache(CacheDirectory.made("onnx"), LIMIT));
  }

  /**
   * Holds a network's file and writes it if it does not exist.
   *
   * @throws CacheDirectory.UnusableException if it cannot be written
   */
  public Lease lease(Graph graph, long seed, OnnxOptions options) {
    try {
      return cache
          .lease(key(graph, seed, options), folder -> write(graph, seed, options, folder))
          .at(NAME);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          cache.root(), "cannot write an ONNX file: " + Reason.of(e));
    }
  }

  private static void write(Graph graph, long seed, OnnxOptions options, Path folder)
      throws IOException {
    new OnnxExporter()
        .write(
            graph,
            Initializers.seeded(graph, seed),
            options,
            Map.of(),
            folder.resolve(NAME),
            done -> {});
  }

  private static String key(Graph graph, long seed, OnnxOptions options) {
    String content =
        String.join(
            "\n",
            OnnxExporter.VERSION,
            options.toString(),
            Long.toString(seed),
            GraphPrinter.printWithWeights(graph));
    return Sha256.of(content).substring(0, 32);
  }
}
