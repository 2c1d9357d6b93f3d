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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a process of its own that is stopped on its way. */
@Tag("slow")
final class StoppedRunTest {

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("report");
  }

  /** In a process of its own: stopped on its way, it goes on and ends as if it had never been. */
  @Test
  void stoppedItKeepsWhatIsDoneAndGoesOn() throws Exception {
    Path study = SmallStudy.writeBig(folder, 90);
    Process process = start(study);
    // What a shell starts in the background may be deaf to Ctrl-C, and so are its children.
    boolean deaf = Interrupts.ignoredBy(process);
    String signal = deaf ? "TERM" : "INT";
    awaitVariants();
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(deaf ? 143 : ExitCode.INTERRUPTED);
    assertThat(folder.resolve("err.txt"))
        .content()
        .contains("stopped;", "results.db keeps what is done; the same command continues")
        .doesNotContain("session");
    assertThat(out().resolve("index.html")).doesNotExist();
    List<String> done = StoredTrials.times(out());
    assertThat(done).isNotEmpty().hasSizeLessThan(90 * 90);

    CommandRun rest = CommandRun.of("run", study.toString(), "--out", out().toString());
    assertThat(rest.code()).isEqualTo(ExitCode.DONE);
    assertThat(StoredTrials.times(out())).hasSize(90 * 90).containsAll(done);
    Path whole = folder.resolve("whole");
    CommandRun.of("run", study.toString(), "--out", whole.toString());
    assertThat(ResultDocument.withoutRun(out())).isEqualTo(ResultDocument.withoutRun(whole));
  }

  /** Java refuses to draw while it ends. */
  @Test
  void endedWhileItDrawsItEndsQuietly() throws Exception {
    Process process = start(SmallStudy.writeBig(folder, 30));
    awaitDrawing(process);
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(folder.resolve("err.txt"))
        .content()
        .doesNotContain("our fault", "Exception", "\tat ");
  }

  // The store is closed when all is counted, and its log goes with it.
  private void awaitDrawing(Process process) throws Exception {
    Path log = out().resolve("results.db-wal");
    boolean seen = false;
    for (int i = 0; i < 60_000 && process.isAlive(); i++) {
      boolean there = Files.exists(log);
      if (seen && !there) {
        return;
      }
      seen |= there;
      Thread.sleep(1);
    }
    throw new AssertionError("no report was started");
  }

  private Process start(Path study) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.unetlab.cli.Main",
            "run",
            study.toString(),
            "--out",
            out().toString())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  // The size of the store does not say whether it has variants yet.
  private void awaitVariants() throws Exception {
    for (int i = 0; i < 600; i++) {
      if (hasVariants()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nothing was kept in time");
  }

  private boolean hasVariants() {
    Path store = out().resolve("results.db");
    if (!Files.exists(store)) {
      return false;
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM variant")) {
      return row.getLong(1) > 0;
    } catch (SQLException e) {
      // The run is still making its tables.
      return false;
    }
  }
}
