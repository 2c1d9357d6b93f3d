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
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link DiffusersConfigTest} for configs of transformers, in another folder. */
class ClipConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/transformers");

  static List<Path> good() throws IOException {
    return ConfigFixtures.in(FIXTURES.resolve("good"), ".json");
  }

  static List<Path> bad() throws IOException {
    return ConfigFixtures.in(FIXTURES.resolve("bad"), ".json");
  }

  static List<Path> unsayable() throws IOException {
    return ConfigFixtures.in(FIXTURES.resolve("unsayable"), ".yaml");
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsTheNetworkAndWritesItBack(Path file) throws IOException {
    NetworkSpec spec = DiffusersConfig.read(source(file), name(file));
    String config = DiffusersConfig.write(spec);
    NetworkSpec again = DiffusersConfig.read(new Source("again", config), spec.name());

    assertThat(spec.yaml()).isEqualTo(expected(file, ".yaml"));
    assertThat(SpecLoader.load(sibling(file, ".yaml")).hash()).isEqualTo(spec.hash());
    assertThat(again.yaml()).isEqualTo(spec.yaml());
    assertThat(DiffusersConfig.write(again)).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource({"sd15_text_encoder, clip_vit_l14", "sd21_text_encoder, openclip_vit_h"})
  void publishedConfigsAreTheModels(String config, String model) throws IOException {
    NetworkSpec read =
        DiffusersConfig.read(source(FIXTURES.resolve("good/" + config + ".json")), "any");

    assertThat(read.hash())
        .isEqualTo(SpecLoader.load(Path.of("../examples/models/" + model + ".yaml")).hash());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void reportsEverythingThatIsWrongInAConfig(Path file) throws IOException {
    Source config = source(file);

    assertThat(problems(() -> DiffusersConfig.read(config, "bad")))
        .isEqualTo(expected(file, ".expected"));
  }

  @ParameterizedTest
  @MethodSource("unsayable")
  void reportsEverythingThatAConfigCannotExpress(Path file) throws IOException {
    NetworkSpec spec = SpecLoader.load(source(file), FIXTURES, SpecPatch.EMPTY);

    assertThat(problems(() -> DiffusersConfig.write(spec))).isEqualTo(expected(file, ".expected"));
  }
}
