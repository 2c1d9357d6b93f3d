package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPageTest {

  @TempDir private Path folder;

  @Test
  void everyCommandHasAPage() throws IOException {
    write();

    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(it -> it.getFileName().toString()))
          .contains("unetlab.1", "unetlab-show.1", "unetlab-export-onnx.1", "unetlab-man.1");
    }
  }

  @Test
  void thePageHasTheTextOfTheHelp() {
    String page = CommandRun.of("man", "show").out();

    assertThat(page.lines())
        .startsWith(".TH \"UNETLAB\\-SHOW\" \"1\" \"\" \"unetlab (from classes)\" \"UNetLab\"")
        .containsSubsequence(
            ".SH \"NAME\"",
            ".SH \"SYNOPSIS\"",
            ".B \"unetlab show\"",
            ".SH \"OPTIONS\"",
            ".TP",
            "\\fB\\-\\-by=VIEW\\fR",
            ".SH \"EXAMPLES\"",
            "unetlab show sd15 \\-\\-by role");
  }

  @Test
  void anUnknownCommandHasNoPage() {
    CommandRun run = CommandRun.of("man", "shwo");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("unknown command `shwo`; did you mean `show`?");
  }

  @Test
  void manReadsThePagesWithoutAWarning() throws IOException, InterruptedException {
    Assumptions.assumeTrue(installed("groff"), "groff is not installed");
    write();
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        assertThat(groff(page)).as(page.toString()).isEmpty();
      }
    }
  }

  private void write() {
    CommandRun run = CommandRun.of("man", "-o", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  // What man runs, with all warnings and without the text.
  private static String groff(Path page) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("groff", "-man", "-Tutf8", "-ww", "-z", page.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static boolean installed(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
  }
}
