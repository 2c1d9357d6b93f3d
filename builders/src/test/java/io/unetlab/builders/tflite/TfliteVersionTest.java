package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.OpNumbers;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported files are kept by the exporter's version, so other files need another version. */
class TfliteVersionTest {

  private static final String VERSION = "tflite 4";

  /** Of the files that this version writes. When it changes, change both. */
  private static final String FILES =
      "a3300908a3cf83717d82387b52832f9d274e4f7a17d37409e7f799ebe6fb0a95";

  private static final OpZoo.Example LARGE =
      new OpZoo.Example(
          new GroupNorm(1, 2, 1e-6),
          "2x2x256x256",
          "2x2x256x256",
          "large",
          List.of("weight 2", "bias 2"),
          List.of());

  @TempDir private Path folder;

  @Test
  void theVersionChangesWithTheFiles() throws IOException {
    StringBuilder hashes = new StringBuilder();
    for (OpZoo.Example example : Stream.concat(OpZoo.all(), Stream.of(LARGE)).toList()) {
      for (ElementType precision : TfliteOptions.PRECISIONS) {
        for (TfliteForm form : TfliteForm.values()) {
          hashes.append(hash(example, new TfliteOptions(precision, form))).append('\n');
        }
      }
    }

    assertThat(List.of(TfliteExporter.VERSION, Sha256.of(hashes.toString())))
        .containsExactly(VERSION, FILES);
  }

  private String hash(OpZoo.Example example, TfliteOptions options) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    Path file = folder.resolve("one.tflite");
    new TfliteExporter().write(graph, weights, options, Map.of(), file, done -> {});
    return Sha256.of(file);
  }
}
