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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link DiffusersConfigTest} for configs of transformers, in another folder. */
class ClipConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/transformers");

  static List<Path> good() throws IOException {
    return fixtures("good", ".json");
  }

  static List<Path> bad() throws IOException {
    return fixtures("bad", ".json");
  }

  static List<Path> unsayable() throws IOException {
    return fixtures("unsayable", ".yaml");
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

  private static List<Path> fixtures(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String problems(ThrowingCallable call) {
    SpecException thrown = catchThrowableOfType(SpecException.class, call);
    assertThat(thrown).as("problems").isNotNull();
    return thrown.problems().stream()
        .map(problem -> problem.path() + "\n  " + problem.summary() + "\n")
        .collect(Collectors.joining());
  }

  private static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }

  private static String expected(Path file, String suffix) throws IOException {
    return Files.readString(sibling(file, suffix));
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(name(file) + suffix);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.[a-z]+$", "");
  }
}
