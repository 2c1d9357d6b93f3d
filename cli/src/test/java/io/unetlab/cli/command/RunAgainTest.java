package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands in a report give its result again, as a shell reads them. */
class RunAgainTest {

  private static final Pattern CODE =
      Pattern.compile("<pre class=\"code\" tabindex=\"0\">(unetlab run [^<]*)</pre>");
  private static final String PLACE = "reproduced";

  @TempDir private Path folder;
  private Path study;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    Path hostile = Files.createDirectory(folder.resolve("an author's `study` of $HOME & \"more\""));
    study = SmallStudy.write(hostile);
    out = folder.resolve("out");
  }

  private Path run(String... options) {
    return written(command("run", study.toString(), options));
  }

  private Path report(String... options) {
    return written(command("report", out.toString(), options));
  }

  private List<String> command(String name, String subject, String... options) {
    List<String> words = new ArrayList<>(List.of(name, subject, "--out", out.toString()));
    words.addAll(List.of(options));
    return words;
  }

  private Path written(List<String> words) {
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.NOT_MET);
    return out;
  }

  @Test
  void theCommandOfARunGivesItsResult() throws Exception {
    run("--where", "fid <= 23.5", "--set", "title=It's a \"small\" $study", "--only", "conv=*");
    assertThat(again(out)).isEqualTo(ResultDocument.withoutRun(out)).isNotEmpty();
  }

  @Test
  void theCommandsOfAReportByAnotherRuleGiveItsResult() throws Exception {
    JsonNode first =
        ResultDocument.withoutRun(run("--where", "fid <= 3", "--store", folder + "/elsewhere.db"));
    run("--where", "fid <= 3");
    report("--where", "fid <= 22", "--minimize", "params,macs", "--precision", "int8/float16");
    assertThat(ResultDocument.withoutRun(out)).isNotEqualTo(first);
    assertThat(again(out)).isEqualTo(ResultDocument.withoutRun(out));
  }

  /** The date is that of the run, not of the page. */
  @Test
  void aReportOfTheStoreIsTheRunsOwn() throws IOException {
    run();
    String page = page(out);
    report();
    assertThat(page(out)).isEqualTo(page);
    JsonNode ran = ResultDocument.of(out).path("provenance").path("run");
    assertThat(page).contains(ran.path("at").asString().substring(0, 10));
    assertThat(ran.path("complete").asBoolean()).isTrue();
    assertThat(ran.path("machine").asString()).contains(", Java ");
    assertThat(Files.readString(out.resolve("report.md"))).contains("    unetlab run '");
    assertThat(Files.readString(out.resolve("summary.md")))
        .contains("    unetlab run '", ", run 2");
  }

  @Test
  void aStudyThatChangedSinceIsSaid() throws IOException {
    run();
    Files.writeString(study, Files.readString(study).replace("<= 21", "<= 23"));
    assertThat(CommandRun.of("report", out.toString(), "--out", out.toString()).err())
        .contains("not as they were when it ran (study.yaml has changed)");
    Files.delete(study);
    assertThat(CommandRun.of("report", out.toString(), "--out", out.toString()).err())
        .contains("there is no " + study);
    assertThat(page(out)).contains("The run reads the study's files as they are then");
  }

  private JsonNode again(Path report) throws Exception {
    Path place = folder.resolve(PLACE);
    for (String line : commands(report).lines().toList()) {
      List<String> words = new ArrayList<>(words(line));
      assertThat(words.remove(0)).isEqualTo("unetlab");
      words.replaceAll(it -> it.equals(PLACE) ? place.toString() : it);
      written(words);
    }
    return ResultDocument.withoutRun(place);
  }

  private static String commands(Path report) throws IOException {
    Matcher code = CODE.matcher(page(report));
    assertThat(code.find()).isTrue();
    return code.group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** The words that a shell passes to the program. */
  private List<String> words(String line) throws Exception {
    String program = "unetlab() { printf '%s\\n' unetlab \"$@\"; }; ";
    Process shell =
        new ProcessBuilder("sh", "-c", program + line).directory(folder.toFile()).start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return words.lines().toList();
  }

  private static String page(Path report) throws IOException {
    return Files.readString(report.resolve("index.html"));
  }
}
