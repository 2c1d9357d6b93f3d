package io.unetlab.builders.export;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files of networks with seeded weights, written once and cached under a key of the graph, the
 * seed, the options and the exporter's version.
 *
 * @param <O> the options of the format
 */
public final class CachedExports<O extends ExportOptions> {

  private static final long GIGABYTE = 1_000_000_000;

  /** Enough for a few networks of Stable Diffusion's size. */
  private static final long LIMIT = 16 * GIGABYTE;

  private final Exporter<O> exporter;
  private final String version;
  private final ContentCache cache;

  /**
   * In a cache.
   *
   * @param version changes whenever the same network produces a different file
   */
  public CachedExports(Exporter<O> exporter, String version, ContentCache cache) {
    this.exporter = exporter;
    this.version = version;
    this.cache = cache;
  }

  /** In the format's part of the cache directory, up to 16 GB. */
  public static <O extends ExportOptions> CachedExports<O> inCache(
      Exporter<O> exporter, String version) {
    return new CachedExports<>(
        exporter, version, new ContentCache(CacheDirectory.made(exporter.format()), LIMIT));
  }

  /**
   * Holds a network's file and writes it if it does not exist.
   *
   * @throws CacheDirectory.UnusableException if it cannot be written
   */
  public Lease lease(Graph graph, long seed, O options) {
    String name = "network." + exporter.format();
    try {
      return cache
          .lease(
              key(graph, seed, options),
              folder -> write(graph, seed, options, folder.resolve(name)))
          .at(name);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          cache.root(),
          "cannot write a network's ." + exporter.format() + " file: " + Reason.of(e));
    }
  }

  private void write(Graph graph, long seed, O options, Path file) throws IOException {
    exporter.write(graph, Initializers.seeded(graph, seed), options, Map.of(), file, done -> {});
  }

  private String key(Graph graph, long seed, O options) {
    String content =
        String.join(
            "\n",
            version,
            options.toString(),
            Long.toString(seed),
            GraphPrinter.printWithWeights(graph));
    return Sha256.of(content).substring(0, 32);
  }
}
