package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxiesCommandTest {

  @TempDir private Path folder;

  @Test
  void theTableOfKnownValuesIsComputed() throws IOException {
    Path values = folder.resolve("values.csv");
    StringBuilder csv = new StringBuilder("variant,network,params,macs,long_loss_seed_1\n");
    for (int i = 0; i < 8; i++) {
      csv.append("a=" + i + ",b" + i + "," + 10 * i + "," + (i == 7 ? 0 : i) + ",0." + (90 - i));
      csv.append('\n');
    }
    Files.writeString(values, csv);

    CommandRun run = CommandRun.of("proxies", values.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("Parameters +8 +1.00 +1.00 +1.00")
        .contains("8 networks; compared with the held-out denoising loss after the long training")
        .contains("one seed");
  }

  @Test
  void whatCannotBeRunIsToldBeforeAnythingRuns() throws IOException {
    String study = CommandRun.home().resolve("examples/proxies/study.yaml").toString();
    CommandRun without = CommandRun.of("proxies", study);
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--recipe FILE says how");
    CommandRun none = CommandRun.of("proxies", study, "--recipe", "r.yaml", "--parallel", "0");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--parallel takes a number above 0, found 0");
    assertThat(folder).isEmptyDirectory();
    Path recipe =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            Files.readString(Path.of(CommandRun.example("proxies/recipe.yaml")))
                + "\ndistillation: {blocks: {}}\n");
    CommandRun distilled = CommandRun.of("proxies", study, "--recipe", recipe.toString());
    assertThat(distilled.code()).isEqualTo(2);
    assertThat(distilled.err()).contains("needs a teacher; a proxy study has none");
  }
}
