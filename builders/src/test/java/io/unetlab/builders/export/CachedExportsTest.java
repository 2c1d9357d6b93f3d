package io.unetlab.builders.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of exported files. */
class CachedExportsTest {

  @TempDir private Path folder;

  /** As on a full disk: the cache is named, since nothing else can be changed. */
  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path root = Files.createFile(folder.resolve("file")).resolve("onnx");
    Graph graph =
        Networks.graph(SpecLoader.load(Path.of("src/test/resources/reference/bk_tiny/spec.yaml")));
    assertThatThrownBy(
            () ->
                new CachedExports<>(
                        new OnnxExporter(), OnnxExporter.VERSION, new ContentCache(root, 1))
                    .lease(graph, 0, OnnxOptions.USUAL))
        .isInstanceOf(CacheDirectory.UnusableException.class)
        .hasMessageContaining(
            "the cache " + root + " cannot be used: cannot write a network's .onnx file")
        .hasMessageEndingWith("set UNETLAB_CACHE to another directory");
  }
}
