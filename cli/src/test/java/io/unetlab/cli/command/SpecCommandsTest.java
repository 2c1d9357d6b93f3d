package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The commands that read networks. */
final class SpecCommandsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "sd15, 859520964, 401636720640, 22, 16, 16",
    "sd21_base, 865910724, 402128732160, 22, 16, 16",
    "sdxl, 2567463684, 3380618199040, 17, 70, 70",
    "bk_sdm_base, 579384964, 261496995840, 14, 10, 10",
    "bk_sdm_small, 482346884, 255447203840, 12, 9, 9",
    "bk_sdm_tiny, 323384964, 242754519040, 9, 9, 9"
  })
  void showCountsThePublishedModelsToTheLastDigit(
      String model, long params, long macs, int resnets, int self, int cross) {
    JsonNode json = json("show", model, "--json");
    assertThat(json.get("params").asLong()).isEqualTo(params);
    assertThat(json.get("macs").asLong()).isEqualTo(macs);
    assertThat(json.get("resnets").asInt()).isEqualTo(resnets);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(self);
    assertThat(json.get("cross_attentions").asInt()).isEqualTo(cross);
    assertThat(json.get("tree").get("children")).isNotEmpty();
    assertThat(json.get("levels").size()).isEqualTo(model.matches("sdxl|bk_sdm_tiny") ? 3 : 4);
    for (String key : new String[] {"name", "hash", "flops", "peak_activation_bytes"}) {
      assertThat(json.has(key)).as(key).isTrue();
    }
  }

  @Test
  void theReconstructionOfMobileDiffusionIsNearThePublishedFigures() {
    JsonNode json = json("show", "mobilediffusion", "--json");
    assertThat(json.get("params").asDouble()).isBetween(386e6 * 0.99, 386e6 * 1.01);
    assertThat(json.get("macs").asDouble()).isBetween(182e9 * 0.985, 182e9);
    assertThat(json.get("resnets").asInt()).isEqualTo(11);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(15);
    assertThat(json.get("cross_attentions").asInt()).isEqualTo(18);
  }

  @Test
  void snapFusionHasItsPublishedBlocksAndNotItsPublishedParameters() {
    JsonNode json = json("show", "snapfusion", "--json");
    assertThat(json.get("resnets").asInt()).isEqualTo(17);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(14);
    assertThat(json.get("params").asLong()).isEqualTo(742_917_764L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope", "level", "role", "op"})
  void everyViewFitsTheTerminalAndEndsInTheTotal(String view) {
    CommandRun run = CommandRun.on(new Terminal(80, true, false), "show", "sd15", "--by", view);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("859.5 M", "401.6 G", "total");
    String tables = run.out().substring(0, run.out().indexOf("\nbatch 1;"));
    assertThat(tables.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aVeryNarrowTerminalIsNoFault() {
    CommandRun run = CommandRun.on(new Terminal(40, true, false), "list", "roles");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void setChangesTheNetworkAsPublished() {
    JsonNode json =
        json("show", "sd15", "--json", "--set", "levels[0].transformer.self_attention=false");
    assertThat(401_636_720_640L - json.get("macs").asLong()).isEqualTo(62_075_699_200L);
  }

  @Test
  void aBatchMultipliesMacsAndNotParameters() {
    JsonNode json = json("show", "sd15", "--json", "--batch", "2");
    assertThat(json.get("macs").asLong()).isEqualTo(2 * 401_636_720_640L);
    assertThat(json.get("params").asLong()).isEqualTo(859_520_964L);
    assertThat(CommandRun.of("show", "sd15", "--batch", "2").out())
        .contains("latent 4 x 64 x 64, batch 2 · ", "\nbatch 2; ");
    assertThat(CommandRun.of("show", "sd15", "--batch", "0").err())
        .contains("--batch must be 1 to 1000, is 0");
  }

  @Test
  void levelsHalveRoundingUp() {
    JsonNode json = json("show", "sd15", "--json", "--set", "latent.size=[64, 65]");
    assertThat(json.get("macs").asLong()).isEqualTo(417_484_042_240L);
    assertThat(json.get("levels").findValuesAsString("width"))
        .containsExactly("65", "33", "17", "9");
    assertThat(json.get("levels").findValuesAsString("height"))
        .containsExactly("64", "32", "16", "8");
  }

  @Test
  void bytesAreThoseOfThePrecision() {
    JsonNode json = json("show", "sd15", "--json", "--precision", "int8/float16");
    assertThat(json.get("weight_bytes").asLong()).isEqualTo(859_520_964L);
    assertThat(json.get("peak_activation_bytes").asLong()).isEqualTo(52_549_632L);
    assertThat(json.get("element_type").asText()).isEqualTo("int8/float16");
    assertThat(CommandRun.of("show", "sd15", "--precision", "int4").out())
        .contains("Weights, int4", "429.8 MB", "Peak activations, int4", "int4 (half a byte");
    assertThat(CommandRun.of("compare", "sd15", "--precision", "float16").out())
        .contains("1.719 GB");
    CommandRun wrong = CommandRun.of("show", "sd15", "--precision", "int3");
    assertThat(wrong.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(wrong.err()).contains("such as int8/float16, found `int3`");
  }

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
  void onlyTheMostExpensivePartsAreShown() {
    CommandRun top = CommandRun.of("show", "sd15", "--by", "op", "--top", "2");
    assertThat(top.out())
        .containsSubsequence("conv 3x3", "linear", "16 others", "\ntotal")
        .doesNotContain("softmax");
    CommandRun tree =
        CommandRun.of("show", "sd15", "--depth", "3", "--top", "1", "--sort", "params");
    assertThat(tree.out()).contains("down_blocks.2.attentions.0.transformer_blocks.0 ");
    CommandRun least = CommandRun.of("show", "sd15", "--by", "role", "--min", "20%");
    assertThat(least.out()).contains("resnet ").contains(" others ").doesNotContain("embedding");
    assertThat(CommandRun.of("show", "sd15", "--min", "5").err()).contains("such as 1%, found `5`");
    assertThat(CommandRun.of("show", "sd15", "--top", "0").err()).contains("at least 1, is 0");
  }

  @Test
  void aSamplingIsStepsTimesPasses() {
    assertThat(CommandRun.of("show", "sd15", "--steps", "25", "--guidance").out())
        .contains(
            "a picture: 25 steps x 2 for guidance x one forward pass = 20.08 T MACs"
                + " (20,081,836,032,000)");
    assertThat(CommandRun.of("show", "sd15", "--guidance").err())
        .contains("--guidance goes with --steps");
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
  void diffShowsWhatChangedAndNothingElse() {
    CommandRun run = CommandRun.of("diff", "sd15", "--set", "middle=none", "--format", "csv");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("mid_block").doesNotContain("down_blocks");
  }

  @Test
  void validateReportsEveryFile() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "kind: unet\nnam: x\n");
    CommandRun run =
        CommandRun.of(
            "validate",
            bad.toString(),
            CommandRun.example("models/sd15.yaml"),
            CommandRun.example("mobilediffusion/study.yaml"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).contains("sd15", "study.yaml");
    assertThat(run.err()).contains("did you mean `name`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixel8", "galaxy_s24", "snapdragon_8gen3_board"})
  void validateTakesDeviceFilesWithoutTheirRuntime(String name) {
    CommandRun run = CommandRun.of("validate", CommandRun.example("devices/" + name + ".yaml"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("a sound device file, " + name + "\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void validateReportsWhatIsWrongWithADeviceFile() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "kind: device\nnam: x\n");
    CommandRun run = CommandRun.of("validate", bad.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("did you mean `name`?", "`threads` is missing in a device");
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
    assertThat(json("show", yaml.toString(), "--json").get("hash"))
        .isEqualTo(json("show", "sdxl", "--json").get("hash"));
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
  void templatesAreSoundAndNeverOverwrite() {
    Path unet = folder.resolve("unet.yaml");
    Path study = folder.resolve("mine.yaml");
    assertThat(CommandRun.of("new", "unet", "-o", unet.toString()).code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("new", "study", "-o", study.toString()).code())
        .isEqualTo(ExitCode.DONE);
    CommandRun valid = CommandRun.of("validate", unet.toString(), study.toString());
    assertThat(valid.err()).isEmpty();
    assertThat(valid.code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("new", "unet", "-o", unet.toString()).code())
        .isEqualTo(ExitCode.USER_INPUT);
  }

  @Test
  void theFirstChangeThatATemplateSuggestsIsOneAndTheTemplateStudyRuns() throws IOException {
    Path unet = folder.resolve("unet.yaml");
    Path study = folder.resolve("study.yaml");
    CommandRun.of("new", "unet", "-o", unet.toString());
    CommandRun.of("new", "study", "-o", study.toString());
    Matcher suggestion =
        Pattern.compile("unetlab diff (\\S+) --set '([^']+)'").matcher(Files.readString(unet));
    assertThat(suggestion.find()).isTrue();
    CommandRun diff =
        CommandRun.of("diff", suggestion.group(1), "--set", suggestion.group(2), "--format", "csv");
    assertThat(diff.out().lines().count()).isGreaterThan(2);
    assertThat(Files.readString(study)).doesNotContain("measured,", "firmness: high");
    CommandRun run =
        CommandRun.of(
            "run", study.toString(), "--no-latency", "--out", folder.resolve("out").toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    for (Path file : List.of(unet, study)) {
      assertThat(Files.readAllLines(file).get(0))
          .isEqualTo(
              "# yaml-language-server: $schema="
                  + CommandRun.home().resolve("schema/unetlab.schema.json").toUri());
    }
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
  void aFolderDoesNotHideTheModelOfItsName() throws IOException {
    Path models = Files.createDirectories(folder.resolve("examples/models"));
    Path model = Files.createFile(models.resolve("src.yaml"));
    System.setProperty("unetlab.home", folder.toString());

    assertThat(Path.of("src")).isDirectory();
    assertThat(Models.file("src")).isEqualTo(model);
    assertThat(CommandRun.of("show", "src").err())
        .startsWith("src:1:1: error SPEC001: this is a directory");
  }

  @Test
  void aStudyInQuotesIsAStudy() throws IOException {
    String text = Files.readString(Path.of(CommandRun.example("mobilediffusion/study.yaml")));
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"), text.replace("kind: study", "kind: \"study\""));

    assertThat(CommandRun.of("validate", study.toString()).err())
        .contains("STUDY016")
        .doesNotContain("SPEC018");
  }

  @Test
  void aTemplateForAnAwkwardNameIsSound() {
    Path file = folder.resolve("null.yaml");

    assertThat(CommandRun.of("new", "unet", "-o", file.toString()).code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("validate", file.toString()).out()).contains("a sound network, null");
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

  private static JsonNode json(String... args) {
    CommandRun run = CommandRun.of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(run.out());
  }
}
