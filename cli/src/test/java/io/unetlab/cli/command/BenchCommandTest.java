package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.profiler.latency.PeakMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code bench}, on networks of a few milliseconds. Whether a run is valid depends on the machine,
 * so both exit codes of a run that was made are right.
 */
@Tag("slow")
final class BenchCommandTest {

  private static final Path REFERENCE =
      CommandRun.home().resolve("builders/src/test/resources/reference");

  /** A row for each network, what may be said of them, and what the run took. */
  @Test
  void everyNetworkHasARowAndTheSameTwiceTwoNames() {
    CommandRun run = bench("--threads", "1", "--seed", "3", spec("bk_tiny"), spec("bk_tiny"));
    assertMade(run);
    assertThat(run.out())
        .containsPattern("(?m)^bk_tiny  ")
        .containsPattern("(?m)^bk_tiny \\(2\\)  ")
        .containsPattern(
            "(?m)^bk_tiny \\(2\\) (is|cannot be|compared with) [a-z ]*bk_tiny.*; [23] rounds; ")
        .contains("GFLOP/s between the rounds", "float32, 1 thread of ", "weights from seed 3;")
        .contains("protocol quick.");
    if (PeakMemory.residentBytes().isPresent()) {
      assertThat(run.out())
          .containsPattern("Peak resident memory of the process: .+B, all networks loaded");
    }
  }

  @Test
  void thePartsOfAPipelineAreMeasuredOnceAndAddUp() {
    String pipeline =
        CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml").toString();
    CommandRun run = CommandRun.of("bench", pipeline, "--threads", "1");

    assertMade(run);
    assertThat(run.out().lines().map(it -> it.split(" +")[0]))
        .containsSequence("small_text", "small_unet", "small_decoder");
    assertThat(run.out())
        .containsPattern(
            "whole: text_encoder 2 x [0-9.]+ \\+ unet 8 x [0-9.]+ \\+ decoder 1 x [0-9.]+"
                + " = [0-9.,]+ ms \\([0-9.,]+ to [0-9.,]+\\)");
  }

  /** The document has every sample, and says where they are from. */
  @Test
  void jsonHasSamplesAndProvenance() {
    CommandRun run = bench("--json", "--threads", "1", "--seed", "3", spec("md_tiny"));
    assertMade(run);
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.get("failed")).isEmpty();
    JsonNode measured = document.get("measured").get(0);
    assertThat(measured.get("name").asString()).isEqualTo("md_tiny");
    assertThat(measured.get("samples")).hasSize(measured.get("n").asInt()).isNotEmpty();
    JsonNode provenance = measured.get("provenance");
    assertThat(provenance.get("spec_hash").asString()).hasSize(64);
    assertThat(provenance.get("tool").asString()).startsWith("unetlab ");
    assertThat(provenance.get("threads").asInt()).isEqualTo(1);
    assertThat(provenance.get("weights_seed").asInt()).isEqualTo(3);
    assertThat(provenance.get("run_seed").asInt()).isEqualTo(3);
  }

  /** Where the time goes, by what the operations are there for. */
  @Test
  void timesByRole() {
    CommandRun run = bench("--by", "role", spec("sd15_tiny"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("by role\n")
        .contains("% MACs", "% time", "GFLOP/s")
        .containsPattern("(?m)^resnet  ")
        .containsPattern("(?m)^self_attention  ")
        .containsPattern("(?m)^total .* 100\\.0 % .* 100\\.0 % ")
        .containsPattern(
            "(?m)^djl-pytorch [0-9.]+, float32, \\d+ threads? of .* cores\\); weights from seed 0;"
                + " medians of 3 runs, no protocol");
  }

  /** A tree as deep as asked; several networks are told apart by their names. */
  @Test
  void timesByScope() {
    CommandRun run = bench("--by", "scope", "--depth", "2", spec("md_tiny"), spec("bk_tiny"));
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("md_tiny\nby scope\n")
        .contains("\nbk_tiny\nby scope\n")
        .containsPattern("(?m)^down_blocks\\.0  ")
        .containsPattern("(?m)^  resnets\\.0  ")
        .doesNotContain("    conv1");
  }

  /** A row for the network on each runtime, and comparisons of them. */
  @Test
  void severalRuntimesAreComparedOnTheSameNetwork() {
    CommandRun run =
        bench("--runtime", "djl,onnxruntime,litert", "--threads", "1", spec("bk_tiny"));
    assertMade(run);
    assertThat(run.out())
        .containsPattern("(?m)^bk_tiny on djl-pytorch  ")
        .containsPattern("(?m)^bk_tiny on onnxruntime  ")
        .containsPattern("(?m)^bk_tiny on litert  ")
        .containsPattern(
            "(?m)^bk_tiny on onnxruntime (is|compared with) [a-z ]*bk_tiny on djl-pytorch.* rounds;"
                + " ")
        .containsPattern(
            "(?m)^djl-pytorch [0-9.]+, onnxruntime [0-9.]+ and litert [0-9.]+, float32, 1 thread of"
                + " ");
  }

  /** The runtime's kernels are sorted to our operations, and the total is theirs. */
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "litert"})
  void timesByRoleOnARuntimeThatReadsFiles(String runtime) {
    CommandRun run = bench("--by", "role", "--runtime", runtime, spec("sd15_tiny"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("by role\n")
        .containsPattern("(?m)^resnet  ")
        .containsPattern("(?m)^self_attention  ")
        .containsPattern("(?m)^total .* 100\\.0 % .* 100\\.0 % ");
  }

  /** With several runtimes each table says whose it is. */
  @Test
  void timesOfSeveralRuntimesAreToldApart() {
    CommandRun run = bench("--by", "role", "--runtime", "djl,onnxruntime", spec("md_tiny"));
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("md_tiny on djl-pytorch\nby role\n")
        .contains("\nmd_tiny on onnxruntime\nby role\n");
  }

  /** A change is made before anything runs, and bfloat16 needs nothing else. */
  @Test
  void setAndPrecisionAreFollowed() {
    CommandRun run =
        bench(
            "--by",
            "role",
            "--precision",
            "bfloat16",
            "--set",
            "levels[*].transformers=0",
            "--set",
            "middle=none",
            spec("sd15_tiny"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("resnet").doesNotContain("self_attention");
  }

  /** Nothing is run for a command that cannot be meant. */
  @Test
  void misuseIsNamed() {
    String spec = spec("md_tiny");
    assertRefused("the number of cores; is 0", "--threads", "0", spec);
    assertRefused("the number of cores; is 99999", "--threads", "99999", spec);
    assertRefused("--depth goes with --by scope", "--depth", "3", spec);
    assertRefused("--by has no protocol", "--by", "role", "--protocol", "careful", spec);
    assertRefused("--depth must be at least 1, is 0", "--by", "scope", "--depth", "0", spec);
    assertRefused("--by has no JSON", "--by", "role", "--json", spec);
    assertRefused("expected one of quick, careful, found `slow`", "--protocol", "slow", spec);
    assertRefused(
        "expected one of djl, onnxruntime, litert, found `djll` (did you mean `djl`?)",
        "--runtime",
        "djll",
        spec);
    assertRefused("--runtime names one twice", "--runtime", "djl,djl", spec);
    assertRefused(
        "onnxruntime does not compute in bfloat16",
        "--runtime",
        "djl,onnxruntime",
        "--precision",
        "bfloat16",
        spec);
    assertRefused(
        "expected one of float32, bfloat16, found `float16`", "--precision", "float16", spec);
    assertRefused("there is no file nowhere.yaml", "nowhere.yaml");
    assertRefused("Missing required parameter: 'SPEC'");
  }

  /** The problems of all networks come together. */
  @Test
  void everyNetworksProblemsAreTold(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), "kind: unet\nname: one\nlevls: []\n");
    Path two = Files.writeString(folder.resolve("two.yaml"), "kind: unet\nname: two\nlatnt: 3\n");
    CommandRun run = bench(one.toString(), two.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("one.yaml:3:1", "two.yaml:3:1");
  }

  private static void assertMade(CommandRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isIn(ExitCode.DONE, ExitCode.NOT_MET);
  }

  private static void assertRefused(String message, String... arguments) {
    CommandRun run = bench(arguments);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }

  private static CommandRun bench(String... arguments) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String spec(String model) {
    return REFERENCE.resolve(model).resolve("spec.yaml").toString();
  }
}
