package io.unetlab.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code canonical/} comes with its canonical text. */
class SpecWriterTest {

  private static final Path FIXTURES = Path.of("src/test/resources/canonical");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesTheExpectedText(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceAll("\\.yaml$", ".canonical"));

    assertThat(SpecLoader.load(file).yaml()).isEqualTo(Files.readString(expected));
    assertThat(SpecLoader.load(expected).yaml())
        .as("read and written again")
        .isEqualTo(Files.readString(expected));
    assertThat(SpecLoader.load(expected).hash()).isEqualTo(SpecLoader.load(file).hash());
  }

  @Test
  void aHashIsTheSha256OfTheIdentity() {
    UNetSpec spec =
        NetworkKinds.UNET.require(SpecLoader.load(FIXTURES.resolve("single-level.yaml")));
    String line = "latent 3 3 7 7; groups 4; down 8 1 REGULAR 3 SILU; up 8 2 REGULAR 3 SILU";

    assertThat(Identity.text(spec)).isEqualTo(line);
    // printf '%s' "$line" | sha256sum
    assertThat(spec.hash().hex())
        .isEqualTo("742fffff9c02c4407799b3ee2daf844711edb21f55c8d6813ab7c2bc28b42898");
    assertThat(spec.hash().brief()).isEqualTo("742fffff9c02");
  }
}
