package io.unetlab.spec.diffusers;

import static io.unetlab.spec.diffusers.ConfigFixtures.expected;
import static io.unetlab.spec.diffusers.ConfigFixtures.name;
import static io.unetlab.spec.diffusers.ConfigFixtures.problems;
import static io.unetlab.spec.diffusers.ConfigFixtures.sibling;
import static io.unetlab.spec.diffusers.ConfigFixtures.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    return ConfigFixtures.in(FIXTURES, ".json").stream()
        .flatMap(file -> Arrays.stream(VaePart.values()).map(part -> Arguments.of(file, part)))
        .toList();
  }

  static List<Path> unsayable() throws IOException {
    return ConfigFixtures.in(FIXTURES.resolve("unsayable"), ".yaml");
  }

  @ParameterizedTest
  @MethodSource("halves")
  void readsTheNetwork(Path file, VaePart part) throws IOException {
    assertThat(read(file, part).yaml()).isEqualTo(expected(file, end(part)));
  }

  @ParameterizedTest
  @MethodSource("halves")
  void survivesTheRoundTrip(Path file, VaePart part) throws IOException {
    NetworkSpec spec = SpecLoader.load(sibling(file, end(part)));

    String config = DiffusersConfig.write(spec);
    NetworkSpec again = read(new Source("again", config), part, spec.name());

    assertThat(again.yaml()).isEqualTo(spec.yaml());
    assertThat(DiffusersConfig.write(again)).isEqualTo(config);
  }

  @ParameterizedTest
  @MethodSource("unsayable")
  void reportsEverythingThatAConfigCannotExpress(Path file) throws IOException {
    NetworkSpec spec = SpecLoader.load(source(file), FIXTURES, SpecPatch.EMPTY);

    assertThat(problems(() -> DiffusersConfig.write(spec))).isEqualTo(expected(file, ".expected"));
  }

  @Test
  void theHalfIsTheDecoderIfNothingIsSaid() throws IOException {
    Source config = source(FIXTURES.resolve("sd15.json"));

    assertThat(DiffusersConfig.read(config, "sd15").kind()).isEqualTo("decoder");
  }

  private static NetworkSpec read(Path file, VaePart part) throws IOException {
    return read(source(file), part, name(file));
  }

  private static NetworkSpec read(Source config, VaePart part, String name) {
    return DiffusersConfig.read(config, SpecPatch.EMPTY, DiffusersConfig.TOKENS, part)
        .spec()
        .named(name, name);
  }

  private static String end(VaePart part) {
    return "." + part.name().toLowerCase(Locale.ROOT) + ".yaml";
  }
}
