package io.unetlab.builders.unet;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.diffusers.DiffusersConfig;
import io.unetlab.spec.diffusers.DiffusersNetwork;
import io.unetlab.spec.diffusers.VaePart;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The networks in {@code src/test/resources/reference} were made with PyTorch and diffusers; {@code
 * weights.txt} holds the name and shape of every tensor of their state. Ours have the same.
 */
class ReferenceTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");
  private static final Pattern PARAMS = Pattern.compile("\"params\": (\\d+)");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList();
    }
  }

  static List<Path> configs() throws IOException {
    return cases().stream()
        .map(folder -> folder.resolve("config.json"))
        .filter(Files::exists)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ourSpecHasTheReferencesWeights(Path folder) throws IOException {
    check(SpecLoader.load(folder.resolve("spec.yaml")), folder);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void theImportedConfigHasTheReferencesWeights(Path config) throws IOException {
    Source source = new Source(config.toString(), Files.readString(config));
    VaePart part = folder(config).contains("encoder") ? VaePart.ENCODER : VaePart.DECODER;
    DiffusersNetwork network =
        DiffusersConfig.read(source, SpecPatch.EMPTY, DiffusersConfig.TOKENS, part);
    check(network.spec(), config.resolveSibling(""));
  }

  private static String folder(Path config) {
    return config.resolveSibling("").getFileName().toString();
  }

  private static void check(NetworkSpec spec, Path folder) throws IOException {
    Graph graph = Networks.graph(spec);

    assertThat(graph.weights().map(weight -> weight.name() + " " + weight.shape()))
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("weights.txt")));
    assertThat(graph.weights().mapToLong(weight -> weight.shape().elements()).sum())
        .isEqualTo(params(folder));
  }

  private static long params(Path folder) throws IOException {
    return PARAMS
        .matcher(Files.readString(folder.resolve("expected.json")))
        .results()
        .map(MatchResult::group)
        .map(text -> text.replaceAll("\\D", ""))
        .map(Long::valueOf)
        .findFirst()
        .orElseThrow();
  }
}
