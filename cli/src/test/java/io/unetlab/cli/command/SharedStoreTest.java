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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a store in PostgreSQL. */
final class SharedStoreTest {

  private static final String PASSWORD = "hush-4711-hush";

  @TempDir private Path folder;

  @Test
  void everyCommandGivesWhatItGivesOnAFile() throws IOException {
    String store = PostgresProgram.shared().address();
    String study = SmallStudy.write(folder).toString();
    CommandRun file = CommandRun.of("run", study, "--out", at("a"));
    CommandRun shared = CommandRun.of("run", study, "--out", at("b"), "--store", store);

    assertThat(shared.err()).isEmpty();
    assertThat(shared.out().replace(store, at("a/results.db")).replace(at("b"), at("a")))
        .isEqualTo(file.out());
    assertThat(ResultDocument.withoutRun(folder.resolve("b")))
        .isEqualTo(ResultDocument.withoutRun(folder.resolve("a")));
    assertThat(folder.resolve("b/results.csv"))
        .hasSameBinaryContentAs(folder.resolve("a/results.csv"));
    for (String command : List.of("results", "effects", "decide")) {
      assertThat(CommandRun.of(command, store, "--format", "csv"))
          .isEqualTo(CommandRun.of(command, at("a"), "--format", "csv"));
    }
    assertThat(CommandRun.of("report", store, "--out", at("c")).code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("plan", study, "--store", store).code()).isEqualTo(ExitCode.DONE);
    CommandRun again = CommandRun.of("run", study, "--out", at("b"), "--store", store, "--resume");
    assertThat(again.out()).isEqualTo(shared.out());
  }

  @Test
  void aMistakenAddressIsTheUsersAndMakesNothing() throws IOException {
    String study = SmallStudy.write(folder).toString();
    String store = PostgresProgram.shared().address();
    CommandRun nothing =
        CommandRun.of("run", study, "--out", at("a"), "--store", store, "--resume");
    assertThat(nothing.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(nothing.err()).contains("nothing to resume: there is no store " + store);
    CommandRun secret =
        CommandRun.of("run", study, "--store", "postgresql://ada:" + PASSWORD + "@db/runs");
    assertThat(secret.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(secret.err()).contains("holds no password").doesNotContain(PASSWORD);
    CommandRun closed = CommandRun.of("results", "postgresql://127.0.0.1:1/runs");
    assertThat(closed.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(closed.err()).hasLineCount(1).contains("no PostgreSQL server answers");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  /** In a process of its own, which has it in its environment. */
  @Test
  void aPasswordIsWrittenNowhere() throws Exception {
    PostgresProgram server = PostgresProgram.shared();
    String store = server.lockedAddress(PASSWORD);
    Path study = SmallStudy.write(folder);
    assertThat(run("wrong", "run", study.toString(), "--store", store)).isEqualTo(2);
    assertThat(run(PASSWORD, "run", study.toString(), "--store", store)).isZero();
    assertThat(run(PASSWORD, "report", store, "--out", at("again"))).isZero();
    assertThat(run(PASSWORD, "results", store, "--format", "json")).isZero();

    List<Path> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(written::add);
    }
    assertThat(written).hasSizeGreaterThan(20);
    for (Path file : written) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(PASSWORD);
    }
    assertThat(server.dump()).contains("study_call").doesNotContain(PASSWORD);
  }

  private int run(String password, String... words) throws Exception {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.unetlab.cli.Main"));
    java.addAll(List.of(words));
    ProcessBuilder process = new ProcessBuilder(java).directory(folder.toFile());
    process.environment().put("PGPASSWORD", password);
    Path log = folder.resolve("log " + words[0] + " " + password.length() + ".txt");
    return process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
