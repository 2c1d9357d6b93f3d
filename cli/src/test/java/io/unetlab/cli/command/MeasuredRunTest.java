package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code run} that measures, as a process that is ended while its measuring process works. */
@Tag("slow")
final class MeasuredRunTest {

  @TempDir private Path folder;
  private Optional<Process> run = Optional.empty();

  @AfterEach
  void end() {
    run.ifPresent(Process::destroyForcibly);
  }

  @Test
  void stoppedItTakesItsMeasuringProcessAlong() throws Exception {
    Process process = start();
    ProcessHandle child = awaitChild(process);
    boolean deaf = Interrupts.ignoredBy(process);
    // As a terminal does it, to both.
    for (long pid : List.of(child.pid(), process.pid())) {
      new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(pid)).start().waitFor();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isIn(ExitCode.INTERRUPTED, deaf ? 143 : ExitCode.INTERRUPTED);
    assertThat(child.isAlive()).isFalse();
    assertThat(folder.resolve("err.txt"))
        .content()
        .contains("stopped;", "`unetlab report ", "` writes what is known")
        .doesNotContain("Exception", "at io.unetlab");
    // It was decided, and the report written, before anything was measured.
    assertThat(folder.resolve("out.txt")).content().contains("Chosen: ", "Latency is measured now");
    assertThat(folder.resolve("report/index.html")).exists();
  }

  @Test
  void killedItLeavesNoMeasuringProcess() throws Exception {
    Process process = start();
    ProcessHandle child = awaitChild(process);
    process.destroyForcibly().onExit().join();
    child.onExit().get(20, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  private Process start() throws IOException {
    Path study = SmallStudy.write(folder);
    String text = Files.readString(study).replace("metrics: [", "metrics: [latency, ");
    Files.writeString(study, text);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.unetlab.cli.Main",
                "run",
                study.toString(),
                "--protocol",
                "careful",
                "--out",
                folder.resolve("report").toString())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    run = Optional.of(process);
    return process;
  }

  // With the runtime in it: it has begun to work.
  private static ProcessHandle awaitChild(Process process) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      Optional<ProcessHandle> child = process.descendants().findFirst();
      if (child.isPresent() && busy(child.get())) {
        return child.get();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no measuring process in time");
  }

  private static boolean busy(ProcessHandle child) {
    return child.info().totalCpuDuration().filter(it -> it.toSeconds() >= 4).isPresent();
  }
}
