package io.unetlab.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code canonical/} has the canonical text beside it. */
class SpecWriterTest {

  private static final Path FIXTURES = Path.of("src/test/resources/canonical");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesTheTextBesideTheFile(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceAll("\\.yaml$", ".canonical"));

    assertThat(SpecWriter.write(SpecLoader.load(file))).isEqualTo(Files.readString(expected));
    assertThat(SpecWriter.write(SpecLoader.load(expected)))
        .as("read and written again")
        .isEqualTo(Files.readString(expected));
    assertThat(SpecHash.of(SpecLoader.load(expected)))
        .isEqualTo(SpecHash.of(SpecLoader.load(file)));
  }

  @Test
  void aHashIsItsTextsSha256() throws IOException {
    UNetSpec spec = SpecLoader.load(FIXTURES.resolve("single-level.yaml"));

    // grep -vE '^(kind|name):' single-level.canonical | sha256sum
    assertThat(SpecHash.of(spec).hex())
        .isEqualTo("6e11db5bda07fe5625b9577ab07482f2b039bf5d62026542b3d88a3f3ccdfc8d");
    assertThat(SpecHash.of(spec).brief()).isEqualTo("6e11db5bda07");
  }
}
