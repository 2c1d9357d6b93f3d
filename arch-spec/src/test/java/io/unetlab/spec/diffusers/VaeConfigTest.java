package io.unetlab.spec.diffusers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each half of each config in {@code autoencoder/} is the expected network and survives a round
 * trip; each spec in {@code autoencoder/unsayable/} yields exactly the expected problems.
 */
class VaeConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/diffusers/autoencoder");

  static List<Arguments> halves() throws IOException {
    return fixtures(FIXTURES, ".json").stream()
        .flatMap(file -> Arrays.stream(VaePart.values()).map(part -> Arguments.of(file, part)))
        .toList();
  }

  static List<Path> unsayable() throws IOException {
    return fixtures(FIXTURES.resolve("unsayable"), ".yaml");
  }

  @ParameterizedTest
  @MethodSource("halves")
  void readsTheNetwork(Path file, VaePart part) throws IOException {
    assertThat(read(file, part).yaml()).isEqualTo(Files.readString(expected(file, part)));
  }

  @ParameterizedTest
  @MethodSource("halves")
  void survivesTheRoundTrip(Path file, VaePart part) throws IOException {
    NetworkSpec spec = SpecLoader.load(expected(file, part));

    String config = DiffusersConfig.write(spec);
    NetworkSpec again = read(new Source("again", config), part, spec.name());

    assertThat(again.yaml()).isEqualTo(spec.yaml());
    assertThat(DiffusersConfig.write(again)).isEqualTo(config);
  }

  @ParameterizedTest
  @MethodSource("unsayable")
  void reportsEverythingThatAConfigCannotExpress(Path file) throws IOException {
    NetworkSpec spec = SpecLoader.load(source(file), FIXTURES, SpecPatch.EMPTY);

    SpecException refused =
        catchThrowableOfType(SpecException.class, () -> DiffusersConfig.write(spec));

    assertThat(refused).isNotNull();
    assertThat(
            refused.problems().stream()
                .map(it -> it.path() + "\n  " + it.summary() + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(Files.readString(Path.of(file.toString().replace(".yaml", ".expected"))));
  }

  @Test
  void theHalfIsTheDecoderIfNothingIsSaid() throws IOException {
    Source config = source(FIXTURES.resolve("sd15.json"));

    assertThat(DiffusersConfig.read(config, "sd15").kind()).isEqualTo("decoder");
  }

  private static NetworkSpec read(Path file, VaePart part) throws IOException {
    String name = file.getFileName().toString().replace(".json", "");
    return read(source(file), part, name);
  }

  private static NetworkSpec read(Source config, VaePart part, String name) {
    return DiffusersConfig.read(config, SpecPatch.EMPTY, DiffusersConfig.TOKENS, part)
        .spec()
        .named(name, name);
  }

  private static Path expected(Path file, VaePart part) {
    String half = part.name().toLowerCase(Locale.ROOT);
    return Path.of(file.toString().replace(".json", "." + half + ".yaml"));
  }

  private static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }

  private static List<Path> fixtures(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
