package io.unetlab.spec.diffusers;

import static io.unetlab.spec.diffusers.ConfigFixtures.expected;
import static io.unetlab.spec.diffusers.ConfigFixtures.name;
import static io.unetlab.spec.diffusers.ConfigFixtures.problems;
import static io.unetlab.spec.diffusers.ConfigFixtures.sibling;
import static io.unetlab.spec.diffusers.ConfigFixtures.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Each config in {@code good/} describes the expected network and survives a round trip; each one
 * in {@code bad/}, and each spec in {@code unsayable/}, yields exactly the expected problems.
 */
class DiffusersConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/diffusers");
  private static final ObjectMapper JSON = new ObjectMapper();

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
  void readsTheNetwork(Path file) throws IOException {
    UNetSpec spec = NetworkKinds.UNET.require(DiffusersConfig.read(source(file), name(file)));

    assertThat(facts(spec)).isEqualTo(expected(file, ".facts"));
    assertThat(spec.yaml()).isEqualTo(expected(file, ".yaml"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void survivesTheRoundTrip(Path file) throws IOException {
    UNetSpec spec = NetworkKinds.UNET.require(SpecLoader.load(sibling(file, ".yaml")));

    String config = DiffusersConfig.write(spec);
    NetworkSpec again = DiffusersConfig.read(new Source("again", config), spec.name());

    assertThat(again.yaml()).isEqualTo(spec.yaml());
    assertThat(again.hash()).isEqualTo(spec.hash());
    assertThat(DiffusersConfig.write(again)).isEqualTo(config);
  }

  /** The names of the block types are those of published configs. */
  @ParameterizedTest
  @ValueSource(strings = {"case_dreamlite_tiny", "dreamlite"})
  void dreamLitesConfigIsWrittenAsItWasRead(String name) throws IOException {
    Path file = FIXTURES.resolve("good").resolve(name + ".json");
    JsonNode read = JSON.readTree(Files.readString(file));
    JsonNode written =
        JSON.readTree(DiffusersConfig.write(DiffusersConfig.read(source(file), name)));

    assertThat(written.properties()).isNotEmpty().isSubsetOf(read.properties());
    assertThat(written.propertyNames())
        .contains("use_sep_conv", "ff_mult", "num_kv_heads", "qk_norm", "num_mid_layers");
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
    UNetSpec spec =
        NetworkKinds.UNET.require(SpecLoader.load(source(file), FIXTURES, SpecPatch.EMPTY));

    assertThat(problems(() -> DiffusersConfig.write(spec))).isEqualTo(expected(file, ".expected"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void anyTextEndsInASpecOrInProblems(Path file) throws IOException {
    String config = Files.readString(file);
    Random random = new Random(file.getFileName().toString().hashCode());
    int broken = 0;
    for (int i = 0; i < 200; i++) {
      Source mutated = new Source("mutated.json", mutated(config, random));
      try {
        DiffusersConfig.read(mutated, "mutated");
      } catch (SpecException problems) {
        assertThat(problems.problems()).isNotEmpty();
        broken++;
      }
    }
    assertThat(broken).as("mutations that broke something").isBetween(1, 200);
  }

  /** The text with a piece removed, doubled, or replaced by a JSON fragment. */
  private static String mutated(String text, Random random) {
    List<String> pieces =
        List.of(
            "", "0", "-1", "3", "1e999999999", "[]", "{}", "[1]", "null", "\"\"", "true", ",", "]");
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(6));
    String piece =
        random.nextInt(4) == 0
            ? text.substring(from, to).repeat(2)
            : pieces.get(random.nextInt(pieces.size()));
    return text.substring(0, from) + piece + text.substring(to);
  }

  private static String facts(UNetSpec spec) {
    return "resnets %d\nself_attentions %d\ncross_attentions %d\n"
        .formatted(
            spec.blocks().mapToInt(BlockSpec::resnets).sum(),
            transformers(spec, TransformerSpec::attendsToItself),
            transformers(spec, TransformerSpec::attendsToText));
  }

  private static int transformers(UNetSpec spec, Predicate<TransformerSpec> kind) {
    return spec.blocks()
        .filter(block -> kind.test(block.transformer()))
        .mapToInt(BlockSpec::depth)
        .sum();
  }
}
