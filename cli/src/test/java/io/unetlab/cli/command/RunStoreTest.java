package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does with a store: makes it, goes on with it, replaces what it knows. */
final class RunStoreTest {
  @TempDir private Path folder;

  private CommandRun run(Path study, String... options) {
    Stream<String> words = Stream.of("run", study.toString(), "--out", out().toString());
    return CommandRun.of(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("report");
  }

  private String csv(Path store) {
    return CommandRun.of("results", store.toString(), "--format", "csv").out();
  }

  @Test
  void theStoreIsBesideTheReportOrWhereItIsSaidToBe() throws IOException {
    Path study = SmallStudy.write(folder);
    assertThat(run(study).out()).contains("store:  " + out().resolve("results.db"));
    Path file = folder.resolve("deep/er/mine.db");
    assertThat(run(study, "--store", file.toString()).out()).contains("store:  " + file);
    assertThat(csv(file)).isEqualTo(csv(out()));
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertThat(run(study, "--store", directory.toString()).code()).isEqualTo(ExitCode.DONE);
    assertThat(directory.resolve("results.db")).exists();
  }

  @Test
  void onlyRunsTheBaseAndWhatFits() throws IOException {
    Path study = SmallStudy.write(folder);
    assertThat(run(study, "--only", "*ratio=three*").code()).isEqualTo(ExitCode.DONE);
    assertThat(csv(out()).lines())
        .hasSize(1 + 3)
        .filteredOn(line -> line.startsWith("0,base,"))
        .hasSize(1);
    assertThat(run(study).code()).isEqualTo(ExitCode.DONE);
    assertThat(csv(out()).lines()).hasSize(1 + 4);
  }

  @Test
  void onlyTakesAChoiceAndSaysWhatTheReportCovers() throws IOException {
    CommandRun run = run(SmallStudy.write(folder), "--only", "ratio=three");
    assertThat(csv(out()).lines()).hasSize(1 + 3);
    assertThat(run.err()).contains("covers only the base and the variants that match", "3 in all");
    assertThat(CommandRun.of("results", out().toString()).out())
        .startsWith("Study: small, only \"ratio=three\", run ");
  }

  @Test
  void aPartsReportDoesNotReplaceThatOfTheWholeStudy() throws IOException {
    Path study = SmallStudy.write(folder);
    assertThat(run(study, "--only", "ratio=three").code()).isEqualTo(ExitCode.DONE);
    assertThat(out().resolve("report.md")).content().contains("ratio=three");
    assertThat(run(study, "--only", "conv=separable").code()).isEqualTo(ExitCode.DONE);
    assertThat(run(study).code()).isEqualTo(ExitCode.DONE);
    String page = Files.readString(out().resolve("report.md"));

    CommandRun part = run(study, "--only", "ratio=three");

    assertThat(part.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(part.err())
        .isEqualTo(
            "unetlab: %s holds the report of all of the study small, which that of \"ratio=three\" would replace; --out DIR writes it elsewhere%n"
                .formatted(out()));
    assertThat(out().resolve("report.md")).hasContent(page);
    assertThat(run(study).code()).isEqualTo(ExitCode.DONE);
  }

  /** As `decide` takes it; the store keeps the rule. */
  @Test
  void theRuleOfARunCanBeGiven() throws IOException {
    CommandRun run =
        run(SmallStudy.write(folder), "--where", "fid <= 20.5", "--minimize", "params,macs");
    assertThat(run.out()).contains("Rule: minimize params, then minimize macs, where fid <= 20.5");
    assertThat(CommandRun.of("decide", out().toString()).out())
        .contains("Rule: minimize params, then minimize macs, where fid <= 20.5");
    CommandRun mistake = run(SmallStudy.write(folder), "--where", "fidd <= 5");
    assertThat(mistake.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(mistake.err()).startsWith("--where:1:1: error").contains("did you mean `fid`?");
  }

  /** The base is in a file of its own; changed, the study is another one. */
  @Test
  void theBaseOfAStudyCanBeChanged() throws IOException {
    Path study = SmallStudy.write(folder);
    assertThat(run(study).code()).isEqualTo(ExitCode.DONE);
    String before = csv(out());
    assertThat(run(study, "--set", "base.levels[0].resnets=2").err()).isEmpty();
    assertThat(csv(out()).lines())
        .hasSize(1 + 4)
        .doesNotContainAnyElementsOf(before.lines().skip(1).toList());
    CommandRun mistake = run(study, "--set", "base.levls=3");
    assertThat(mistake.err()).startsWith("--set:1:6: error").contains("did you mean `levels`?");
  }

  @Test
  void aDamagedTrialIsToldAndCountedAgain() throws Exception {
    Path study = SmallStudy.write(folder);
    run(study);
    String before = csv(out());
    edit(
        "UPDATE trial SET metrics = json_set(metrics, '$.macs', 1) WHERE spec ="
            + " (SELECT spec FROM variant WHERE label = 'ratio=three')");
    CommandRun read = CommandRun.of("results", out().toString());
    assertThat(read.err()).contains("1 row of ", "is damaged", "no sound counts of #");
    assertThat(read.out()).contains("failed");
    CommandRun again = run(study);
    assertThat(again.err()).contains("1 row of ", "is damaged and counts as missing");
    assertThat(csv(out())).isEqualTo(before);
    assertThat(run(study).err()).isEmpty();
  }

  private void edit(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + out().resolve("results.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void onlyThatFitsNothingIsAMistake() throws IOException {
    CommandRun run = run(SmallStudy.write(folder), "--only", "*tree*");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("matches no variant", "\"ratio=three conv=separable\"");
    assertThat(out()).doesNotExist();
  }

  @Test
  void theReportOfAnotherStudyIsNotReplaced() throws IOException {
    Path study = SmallStudy.write(folder);
    assertThat(run(study).code()).isEqualTo(ExitCode.DONE);
    String page = Files.readString(out().resolve("report.md"));
    Files.writeString(study, Files.readString(study).replace("name: small", "name: other"));
    CommandRun other = run(study);
    assertThat(other.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(other.err())
        .isEqualTo(
            "unetlab: %s holds the report of the study small, which that of other would replace; --out DIR writes it elsewhere%n"
                .formatted(out()));
    assertThat(out().resolve("report.md")).hasContent(page);
    String both = out().resolve("results.db").toString();
    Path elsewhere = folder.resolve("elsewhere");
    assertThat(
            CommandRun.of("run", study.toString(), "--out", elsewhere.toString(), "--store", both)
                .code())
        .isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("report", both, "--out", out().toString()).code())
        .isEqualTo(ExitCode.USER_INPUT);
    assertThat(CommandRun.of("report", both, "--study", "small", "--out", out().toString()).code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void resumeNeedsAStore() throws IOException {
    Path study = SmallStudy.write(folder);
    CommandRun nothing = run(study, "--resume");
    assertThat(nothing.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(nothing.err()).contains("nothing to resume");
    assertThat(out()).doesNotExist();
    CommandRun first = run(study);
    CommandRun again = run(study, "--resume");
    assertThat(again.code()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void whatIsKnownStaysAndFreshReplacesIt() throws IOException {
    Path study = SmallStudy.write(folder);
    run(study);
    List<String> first = StoredTrials.times(out());
    run(study);
    assertThat(StoredTrials.times(out())).isEqualTo(first);
    run(study, "--fresh");
    assertThat(StoredTrials.times(out())).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
  }

  @Test
  void resumeAndFreshTogetherAreAMistake() throws IOException {
    CommandRun run = run(SmallStudy.write(folder), "--resume", "--fresh");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).startsWith("unetlab: --resume, --fresh are mutually exclusive");
  }

  @Test
  void whatIsNoStoreIsLeftAlone() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "mine\n".repeat(1000));
    CommandRun run = run(SmallStudy.write(folder), "--store", text.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("is not a UNetLab store; choose another file");
    assertThat(text).hasContent("mine\n".repeat(1000));
  }
}
