package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables fit a terminal of 60 columns, and what names a row is not cut. */
class NarrowTerminalTest {

  private static final Terminal NARROW = new Terminal(60, false, false);

  @TempDir private static Path store;

  @BeforeAll
  static void run() {
    CommandRun run =
        CommandRun.of(
            "run",
            CommandRun.example("placement/study.yaml"),
            "--no-latency",
            "--out",
            store.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show sd15",
        "show sd15 --depth 4",
        "show sd15 --by role",
        "show sd15 --by op",
        "show sd15_pipeline --fits 4GB",
        "show sd_vae_decoder",
        "show clip_vit_l14",
        "compare sd15 bk_sdm_base mobilediffusion_decoder_light",
        "compare sd15_pipeline mobilediffusion_pipeline",
        "diff sd15 bk_sdm_base",
        "diff sd15 --set levels[0].transformer.self_attention=false",
        "list models",
        "list metrics",
        "list rules",
        "list problems",
        "list roles",
        "plan PLACEMENT --gflops 100",
        "results STORE",
        "effects STORE",
        "import latency LATENCIES"
      })
  void tablesFitAndNamesAreWhole(String line) {
    CommandRun run = CommandRun.on(NARROW, words(line));
    assertThat(run.code()).as(run.err()).isZero();

    List<String> tables = tables(run.out());
    assertThat(tables).isNotEmpty();
    assertThat(tables).allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(60));
    assertThat(tables).noneMatch(it -> it.split("  ")[0].contains("…"));
  }

  private static String[] words(String line) {
    return line.replace("STORE", store.toString())
        .replace("PLACEMENT", CommandRun.example("placement/study.yaml"))
        .replace("LATENCIES", CommandRun.example("latencies/published.yaml"))
        .split(" ");
  }

  /** The lines from a rule of hyphens to the next empty line. */
  private static List<String> tables(String out) {
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : out.lines().toList()) {
      inside = line.isEmpty() ? false : inside || line.matches("-+(  -+)*");
      if (inside) {
        found.add(line);
      }
    }
    return found;
  }
}
