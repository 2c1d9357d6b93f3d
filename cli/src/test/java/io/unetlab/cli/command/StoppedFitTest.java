package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fit} in a process of its own that is stopped while the runtime loads a network. */
@Tag("slow")
final class StoppedFitTest {

  private static final String BASE =
      """
      kind: unet
      name: wide
      latent: {channels: 4, size: 32}
      text: {tokens: 77, width: 256}
      groups: 32
      transformer: {heads: 4}
      levels:
        - {channels: 256, resnets: 2, transformers: 1}
        - {channels: 512, resnets: 2, transformers: 1}
      middle: {resnets: 2}
      """;

  private static final String STUDY =
      """
      kind: study
      name: wide_space
      base: wide.yaml
      factors: [{name: width, path: "levels[1].channels", values: [512, 544, 576, 608]}]
      design: {one_at_a_time: all}
      metrics: [params]
      select: {minimize: params}
      """;

  @TempDir private Path folder;

  @Test
  void stoppedBeforeItMeasuresItSaysSoAndEndsWell() throws Exception {
    Files.writeString(folder.resolve("wide.yaml"), BASE);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    Process process = start();
    boolean deaf = Interrupts.ignoredBy(process);
    awaitSaid("looking for fused operations in network 2 of 4");
    new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(process.pid()))
        .start()
        .waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve("err.txt"));
    assertThat(process.exitValue()).as(said).isEqualTo(deaf ? 143 : ExitCode.INTERRUPTED);
    assertThat(said)
        .contains(
            "the space has fewer networks than were asked for: random variants give ",
            "stopping after this step\n")
        .endsWith("stopped before anything was measured\n")
        .doesNotContain("keeps what was measured", "network 4 of 4", "SIGSEGV");
    assertThat(folder.resolve("model.yaml")).doesNotExist();
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-cp",
            System.getProperty("java.class.path"),
            "io.unetlab.cli.Main",
            "fit",
            "host",
            "--space",
            "study.yaml",
            "-o",
            "model.yaml")
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private void awaitSaid(String text) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (Files.readString(folder.resolve("err.txt")).contains(text)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(folder.resolve("err.txt")));
  }
}
