package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a cluster in this process: the results are those of a run without one. */
final class RunOnClusterTest {

  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Path SMALL = HOME.resolve("ablations/src/test/resources/studies/small.yaml");

  @TempDir private Path folder;

  private record Said(int code, String out, String err) {

    static Said by(String... words) {
      System.setProperty("unetlab.home", HOME.toString());
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Terminal pipe = new Terminal(120, false, false);
      int code = Main.execute(pipe, new PrintWriter(out), new PrintWriter(err), words);
      return new Said(code, out.toString(), err.toString());
    }
  }

  private Said run(Path study, String out, String... options) {
    Stream<String> words =
        Stream.of("run", study.toString(), "--out", folder.resolve(out).toString());
    return Said.by(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
  }

  /** Its options are scored on the cluster. */
  @Test
  void theReportIsThatOfALocalRun() throws IOException {
    Path study = ScoredStudy.write(HOME.resolve("ablations/src/test/resources/proxies"), folder);
    Said here = run(study, "here", "--no-latency");
    Said there = run(study, "there", "--no-latency", "--on", "local[2]");

    assertThat(there.code()).isEqualTo(here.code()).isEqualTo(ExitCode.DONE);
    assertThat(there.out().replace("there", "here")).isEqualTo(here.out());
    assertThat(there.err())
        .matches(
            "unetlab: connecting to local\\[2]\n"
                + "unetlab: [0-9]+ tasks are sent; waiting for the first result\n");
    assertSame("here", "there");
  }

  private void assertSame(String one, String other) throws IOException {
    assertThat(names(other)).isEqualTo(names(one));
    for (String name : names(one)) {
      if (!name.startsWith("results.db")) {
        assertThat(content(other, name)).as(name).isEqualTo(content(one, name));
      }
    }
  }

  private List<String> names(String out) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(out))) {
      return files
          .filter(Files::isRegularFile)
          .map(it -> folder.resolve(out).relativize(it).toString())
          .sorted()
          .toList();
    }
  }

  // Without the time of the run.
  private String content(String out, String name) throws IOException {
    return Files.readString(folder.resolve(out).resolve(name), StandardCharsets.ISO_8859_1)
        .replaceAll("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:[\\d.]+Z| UTC)", "TIME");
  }

  @Test
  void aStudyWithoutWorkForAClusterSaysSoAndStartsNone() {
    Said here = run(SMALL, "here", "--no-latency");
    Said there = run(SMALL, "there", "--no-latency", "--on", "local[2]");

    assertThat(there.code()).isEqualTo(here.code());
    assertThat(there.out().replace("there", "here")).isEqualTo(here.out());
    assertThat(there.err())
        .isEqualTo(
            "unetlab: nothing of this study runs on local[2]; it has no scores and no trainings,"
                + " and fewer than 20,000 variants at a time, or 1,500,000 with counts from tables,"
                + " are counted here, which is faster than sending them\n");
  }

  @Test
  void aMasterThatDoesNotAnswerLeavesNothingBehind() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    Said said = run(SMALL, "out", "--no-latency", "--on", "spark://localhost:" + port);

    assertThat(said.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(said.err())
        .startsWith("unetlab: spark://localhost:" + port + " does not answer: ")
        .hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Also with a store that the command has used: the command is wrong, so it continues nothing. */
  @Test
  void everyMistakeIsToldAtOnce() {
    run(SMALL, "out", "--no-latency");
    String master = "spark://no-such-host.invalid:7077";
    Said said =
        run(
            SMALL,
            "out",
            "--no-latency",
            "--on",
            master,
            "--shared",
            folder.resolve("nowhere").toString(),
            "--conf",
            "spark.executor.cores=many",
            "--conf",
            "memory=1g",
            "--timeout",
            "0");

    assertThat(said.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(said.err().lines())
        .containsExactlyInAnyOrder(
            "unetlab: --timeout takes seconds above 0, found 0.0",
            "unetlab: --shared takes a directory that every machine reaches under this name, or a"
                + " URL; there is no directory "
                + folder.resolve("nowhere"),
            "unetlab: --conf takes settings of Spark, whose names begin with spark.; found memory",
            "unetlab: " + master + " does not answer: there is no such host",
            "unetlab: The value 'many' in the config \"spark.executor.cores\" is invalid. It should"
                + " be a/an 'int' value");
  }

  @Test
  void aMistypedSettingGetsAHint() {
    Said said =
        Said.by("plan", SMALL.toString(), "--on", "local[2]", "--conf", "spark.executor.memroy=2g");

    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.err())
        .contains(
            "unetlab: Spark knows no setting spark.executor.memroy; did you mean"
                + " `spark.executor.memory`?\n");
  }

  @Test
  void aPlanAsksTheClusterForItsSlots() {
    Said said =
        Said.by("plan", SMALL.resolveSibling("trained_small.yaml").toString(), "--on", "local[3]");

    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("On a cluster of 3 slots");
    assertThat(said.err()).doesNotContain("so far"); // none joins later
  }
}
