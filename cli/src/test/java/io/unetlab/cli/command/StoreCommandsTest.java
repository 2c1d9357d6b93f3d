package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What is asked of results that are there: nothing is run, and the study's files may be gone. */
final class StoreCommandsTest {

  @TempDir private static Path folder;

  private static String store = "";

  @BeforeAll
  static void runOnce() throws IOException {
    Path out = folder.resolve("report");
    Path study = SmallStudy.write(folder);
    CommandRun run = CommandRun.of("run", study.toString(), "--out", out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Files.delete(study);
    Files.delete(folder.resolve("base.yaml"));
    store = out.toString();
  }

  private static CommandRun ask(String command, String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of(command, store), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void resultsAreOfAllVariants() {
    CommandRun run = ask("results", "--format", "csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1 + 4);
    assertThat(run.out()).contains("ratio=three conv=separable", "hash");
    assertThat(ask("results").out()).contains("chosen").doesNotContain("hash");
  }

  /** A wrong address is refused before the report is written, and a login in it is not repeated. */
  @ParameterizedTest
  @CsvSource({
    "ftp://localhost, 'such as http://localhost:5000, found ftp://localhost'",
    "http://me:pass-word@localhost, --mlflow takes no login",
    "'http://a b', --mlflow takes the address of a tracking server"
  })
  void aTrackingServerNeedsAnAddress(String uri, String message) {
    Path out = folder.resolve("nowhere");
    CommandRun run = ask("report", "--out", out.toString(), "--mlflow", uri);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message).doesNotContain("pass-word");
    assertThat(out).doesNotExist();
  }

  @Test
  void aTrackingServerThatIsNotThereIsSaidAfterTheReport() {
    Path out = folder.resolve("logged");
    CommandRun run = ask("report", "--out", out.toString(), "--mlflow", "http://127.0.0.1:1");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("--mlflow: cannot reach http://127.0.0.1:1");
    assertThat(out.resolve("summary.md")).exists();
    assertThat(ask("report", "--experiment", "e").err()).contains("--experiment needs --mlflow");
  }

  @Test
  void resultsAreSortedLimitedAndSelected() {
    String byRank = ask("results", "--columns", "rank,trial", "--limit", "2").out();
    assertThat(byRank.lines().skip(5).map(String::strip)).first().asString().startsWith("1  #");
    String macs = ask("results", "--format", "csv", "--sort", "macs", "--columns", "macs").out();
    assertThat(macs.lines().skip(1).map(Double::valueOf).toList()).isSorted().hasSize(4);
    String most =
        ask(
                "results",
                "--format",
                "csv",
                "--sort",
                "macs:desc",
                "--limit",
                "1",
                "--columns",
                "ratio")
            .out();
    assertThat(most.lines().toList()).containsExactly("choice.ratio", "four");
    assertThat(ask("results", "--sort", "mac").err()).contains("did you mean `macs`?");
    assertThat(ask("results", "--columns", "macz").err()).contains("did you mean `macs`?");
    assertThat(ask("results", "--limit", "0").err()).contains("--limit takes");
  }

  @Test
  void anEmptyTableSaysSoAndWhatComesNearest() {
    assertThat(ask("results", "--where", "macs <= 1", "--where", "ratio=three").out())
        .contains("No variant of 4 fits; nearest: #")
        .contains("MACs.");
    assertThat(ask("results", "--where", "macs <= 1", "--format", "csv").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "effects", "decide"})
  void anAnswerNamesItsStudyFirst(String command) {
    assertThat(ask(command).out().lines().findFirst().orElseThrow())
        .matches("Study: small, run \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\.");
  }

  @Test
  void whatProgramsReadHasNoSuchLine() {
    assertThat(ask("effects", "--format", "json").out()).startsWith("[");
    assertThat(ask("results", "--format", "csv").out()).startsWith("trial,");
  }

  @Test
  void aStoreIsAFileOrTheDirectoryThatItIsIn() {
    String file = Path.of(store, "results.db").toString();
    assertThat(CommandRun.of("results", file).out()).isEqualTo(ask("results").out());
  }

  @ParameterizedTest
  @CsvSource({
    "ratio=three, 2",
    "ratio = three, 2",
    "fid <= 21, 2",
    "fid < 21, 1",
    "fid>23.5, 1",
    "macs <= 1, 0",
    "latency <= 5 ms, 0",
    "standing=chosen, 1",
    "standing=violates, 2"
  })
  void whereLeavesThoseThatFulfilIt(String condition, int variants) {
    CommandRun run = ask("results", "--where", condition, "--format", "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).hasSize(1 + variants);
  }

  @Test
  void severalConditionsHoldTogether() {
    CommandRun run =
        ask("results", "--where", "ratio=three", "--where", "conv=full", "--format", "csv");
    assertThat(run.out().lines()).hasSize(1 + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, 'found \"nonsense\"'",
    "mac <= 3, 'no metric `mac`; did you mean `macs`?'",
    "ration=three, 'no factor `ration`; did you mean `ratio`?'",
    "ratio=tree, 'no option of ratio `tree`; did you mean `three`?'",
    "standing=choosen, 'no standing `choosen`; did you mean `chosen`?'",
    "fid <= lots, 'expected a number for fid, found \"lots\"'",
    "latency <= 5 MB, 'expected a number for latency'"
  })
  void aConditionThatMeansNothingIsSaid(String condition, String message) {
    CommandRun run = ask("results", "--where", condition);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).startsWith("unetlab: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  /** For every variant: what is printed has the hash that the store has. */
  @Test
  void theSpecOfAVariantIsItsNetwork() {
    List<String> hashes =
        ask("results", "--format", "csv", "--columns", "hash").out().lines().skip(1).toList();
    assertThat(hashes).hasSize(4).doesNotHaveDuplicates();
    for (int i = 0; i < hashes.size(); i++) {
      Path file = folder.resolve("variant" + i + ".yaml");
      CommandRun run = ask("results", "--spec", "#" + i, "-o", file.toString());
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      assertThat(SpecLoader.load(file).hash().hex()).isEqualTo(hashes.get(i));
    }
    String last = ask("results", "--spec", "3").out();
    assertThat(last).contains("name: small_3", "separable").startsWith("kind: unet");
    assertThat(ask("results", "--spec", "ratio=three conv=separable").out()).isEqualTo(last);
    assertThat(ask("results", "--spec", "0").out()).contains("name: base\n");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 'there is no variant #4; small has #0 to #3'",
    "-1, 'there is no `-1`'",
    "ratio=tree, 'did you mean `ratio=three`?'"
  })
  void aVariantThatIsNotThereIsSaid(String variant, String message) {
    CommandRun run = ask("results", "--spec=" + variant);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aTableMayGoToAFile() {
    Path file = folder.resolve("table.csv");
    CommandRun run = ask("results", "--format", "csv", "-o", file.toString());
    assertThat(run.out()).isEqualTo("wrote " + file + System.lineSeparator());
    assertThat(file).content().isEqualTo(ask("results", "--format", "csv").out());
    assertThat(ask("results", "-o", file.toString()).err()).contains("--force replaces it");
  }

  @Test
  void effectsAreOfEachOption() {
    CommandRun run = ask("effects");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("what each option changes", "ratio=three", "conv=separable", "the saving");
    assertThat(ask("effects", "--format", "csv").out()).contains("ratio=three");
    JsonNode tables = new ObjectMapper().readTree(ask("effects", "--format", "json").out());
    assertThat(tables).hasSize(3);
    assertThat(tables.get(0).get(0).get("option").asString()).isEqualTo("ratio=three");
  }

  @ParameterizedTest
  @CsvSource({
    "fid <= 20, Choices: base",
    "fid <= 23, Choices: conv=separable",
    "fid <= 24, Choices: ratio=three conv=separable"
  })
  void anotherLimitChoosesAnother(String limit, String choices) {
    CommandRun run = ask("decide", "--where", limit);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).contains(choices);
  }

  @Test
  void aRuleMayBeGivenWhole() {
    CommandRun run =
        ask("decide", "--where", "fid <= 30", "--where", "fid >= 22", "--minimize", "fid, macs");
    assertThat(run.out()).contains("minimize fid, then minimize macs");
    assertThat(run.out().lines()).contains("Choices: conv=separable");
  }

  @Test
  void otherEvidenceChoosesAnother() {
    CommandRun run = ask("decide", "--set", "factors[1].options[1].evidence[0].value=20.5");
    assertThat(run.out().lines()).contains("Choices: conv=separable");
  }

  @Test
  void aLimitThatNobodyKeepsExitsWithThree() {
    CommandRun run = ask("decide", "--where", "fid <= 3");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out()).contains("Near: the base: ");
  }

  @ParameterizedTest
  @CsvSource({
    "--where, fid, found \"fid\"",
    "--where, mac <= 3, did you mean `macs`?",
    "--minimize, mac, did you mean `macs`?",
    "--minimize, latency, add latency under `metrics`",
    "--set, design={one_at_a_time: all}, networks that were not run",
    "--set, factors[0].options[1].set={middle.resnets: 2}, networks that were not run",
    "--set, base=sd15.yaml, networks that were not run",
    "--set, constraints=[macs <= 1G], networks that were not run",
    "--study, smal, it has small"
  })
  void aRuleThatCannotBeIsSaid(String option, String value, String message) {
    CommandRun run = ask("decide", option, value);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message).doesNotContain("our fault");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aReportOfAStoreIsThatOfTheRun() throws IOException {
    Path other = folder.resolve("other");
    CommandRun run = ask("report", "--out", other.toString());
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    for (String file : new String[] {"index.html", "report.md", "results.csv", "winner.yaml"}) {
      assertThat(other.resolve(file)).hasSameTextualContentAs(Path.of(store, file));
    }
    assertThat(other.resolve("results.db")).doesNotExist();
  }

  @Test
  void aReportMayBeOfAnotherRule() {
    Path strict = folder.resolve("strict");
    CommandRun run = ask("report", "--where", "fid <= 3", "--out", strict.toString());
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(strict.resolve("index.html")).exists();
    assertThat(strict.resolve("winner.yaml")).doesNotExist();
  }

  @Test
  void whatIsNoStoreIsSaid() throws IOException {
    String missing = folder.resolve("missing.db").toString();
    assertThat(CommandRun.of("results", missing).err())
        .contains("there is no store " + missing, "unetlab run STUDY");
    assertThat(Path.of(missing)).doesNotExist();
    Path text = Files.writeString(folder.resolve("text.yaml"), "kind: study\n");
    for (String command : new String[] {"results", "effects", "decide", "report"}) {
      CommandRun run = CommandRun.of(command, text.toString());
      assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(run.err()).contains("is not a UNetLab store");
    }
    assertThat(text).hasContent("kind: study");
  }
}
