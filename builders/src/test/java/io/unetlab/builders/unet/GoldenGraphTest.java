package io.unetlab.builders.unet;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each spec in {@code src/test/resources/golden} has its graph next to it, as text.
 *
 * <p>After an intended change, {@code -Dunetlab.golden=write} rewrites the graphs; review the diff
 * before committing it.
 */
class GoldenGraphTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean WRITE = "write".equals(System.getProperty("unetlab.golden"));

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void graphIsAsItWas(Path spec) throws IOException {
    String text = GraphPrinter.print(Networks.graph(SpecLoader.load(spec)));

    Path golden = FOLDER.resolve(spec.getFileName().toString().replace(".yaml", ".txt"));
    if (WRITE) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }
}
