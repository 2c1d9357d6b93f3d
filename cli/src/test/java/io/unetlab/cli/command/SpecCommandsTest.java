package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on networks, and what all commands have in common. */
final class SpecCommandsTest {

  @TempDir private Path folder;

  @Test
  void diffNamesTheChangeAndItsTotals() {
    String set = "levels[0].transformer.self_attention=false";
    CommandRun run = CommandRun.of("diff", "sd15", "--set", set);
    assertThat(run.out())
        .startsWith("sd15 → sd15 with " + set + "\n")
        .contains(
            "-128.2 G FLOPs  -15.9 %", "Peak activations, float32", "-62,075,699,200  -15.5 %")
        .contains("\n~ changed, + added, - removed");
    CommandRun show = CommandRun.of("show", "sd15", "--set", set);
    assertThat(show.out()).contains(" · hash ", "changed by " + set, "-62.08 G MACs  -15.5 %");
    assertThat(CommandRun.of("show", "sd15").out()).doesNotContain("changed by");
    assertThat(CommandRun.of("compare", "sd15", "bk_sdm_tiny", "--format", "csv").out())
        .contains("flops,flops_change,", "peak_activation_bytes,peak_activation_bytes_change");
  }

  @Test
  void allMistakesOfTheCommandLineComeTogetherWithWhatWasMeant() {
    CommandRun run =
        CommandRun.of("show", "sd15", "--set", "levels[0].transfomers=0", "--set", "grups=3");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("SPEC010", "did you mean `transformers`?", "did you mean `groups`?", "--set:1:")
        .doesNotContain("Exception");
  }

  @Test
  void aMissingFileIsAMessage() {
    CommandRun run = CommandRun.of("show", "sd1.5");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("sd1.5", "did you mean `sd15`?").doesNotContain("\tat ");
  }

  @Test
  void aStudyIsNotANetwork() {
    CommandRun run = CommandRun.of("show", CommandRun.example("mobilediffusion/study.yaml"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("SPEC018");
  }

  @Test
  void compareReadsSeveralAndWritesEachFormat() {
    for (String format : new String[] {"text", "csv", "markdown", "json"}) {
      CommandRun run = CommandRun.of("compare", "sd15", "sdxl", "--format", format);
      assertThat(run.code()).isEqualTo(ExitCode.DONE);
      assertThat(run.out()).contains("sd15", "sdxl");
    }
  }

  @Test
  void compareNeverCutsAName() {
    Terminal narrow = new Terminal(60, false, false);

    assertThat(CommandRun.on(narrow, "compare", "sd15", "mobilediffusion").out())
        .contains("\nmobilediffusion ");
  }

  @Test
  void diffShowsWhatChangedAndNothingElse() {
    CommandRun run = CommandRun.of("diff", "sd15", "--set", "middle=none", "--format", "csv");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("mid_block").doesNotContain("down_blocks");
  }

  @Test
  void exportAndImportGiveTheSameNetwork() {
    Path config = folder.resolve("config.json");
    Path yaml = folder.resolve("back.yaml");
    assertThat(CommandRun.of("export", "diffusers", "sdxl", "-o", config.toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(
            CommandRun.of("import", "diffusers", config.toString(), "-o", yaml.toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.json("show", yaml.toString(), "--json").get("hash"))
        .isEqualTo(CommandRun.json("show", "sdxl", "--json").get("hash"));
  }

  @Test
  void whatDiffusersCannotSayIsRefusedByNameAndNothingIsWritten() {
    Path config = folder.resolve("config.json");
    CommandRun run =
        CommandRun.of("export", "diffusers", "mobilediffusion", "-o", config.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("SPEC041", "separable", "relu");
    assertThat(config).doesNotExist();
  }

  @Test
  void withoutACommandThereIsHelpAndListSaysItsKinds() {
    CommandRun help = CommandRun.of();
    assertThat(help.code()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).startsWith("Counts, compares and chooses").contains("show");
    CommandRun list = CommandRun.of("list");
    assertThat(list.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(list.err()).contains("models, metrics, rules, problems or roles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "metrics", "rules", "problems", "roles"})
  void everyKindCanBeListed(String kind) {
    CommandRun run = CommandRun.of("list", kind);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines().count()).isGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "plan", "show", "compare", "diff", "validate", "import", "list", "new"})
  void everyCommandHasItsHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: unetlab " + command).doesNotContain("Exit codes");
  }

  @Test
  void whatCannotBeWrittenSaysWhyAndChangesNothing() {
    Path gone = folder.resolve("gone").resolve("x.yaml");

    assertThat(CommandRun.of("new", "unet", "-o", gone.toString()).err())
        .isEqualTo(
            "unetlab: cannot write "
                + gone
                + ": no such file or directory"
                + System.lineSeparator());
    assertThat(CommandRun.of("new", "unet", "-o", "/").code()).isEqualTo(ExitCode.USER_INPUT);
    for (String target : new String[] {folder.toString(), "/"}) {
      CommandRun run = CommandRun.of("export", "diffusers", "sdxl", "-o", target);
      assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(run.err()).endsWith(": it is a directory" + System.lineSeparator());
    }
    assertThat(folder).isEmptyDirectory();
  }
}
