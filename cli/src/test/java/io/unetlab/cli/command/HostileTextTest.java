package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and titles that would control a terminal are shown, and never obeyed. */
class HostileTextTest {

  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\\n\\r]]");

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(
        folder.resolve("net.yaml"),
        """
        kind: unet
        name: "\\e[31mRED\\e]0;owned\\a"
        title: "\\b\\0 \\u009b31m \\u202e"
        latent: {channels: 4, size: 16}
        text: none
        groups: 8
        levels: [{channels: 16, resnets: 1}]
        middle: none
        """);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        kind: study
        name: "\\e[2Jstudy"
        title: "\\u202etitle \\u0085"
        base: net.yaml
        quality:
          - {metric: fid, value: 20, kind: assumed, firmness: low, source: "\\e[5msource"}
        factors:
          - name: "=1+1\\e[1m"
            title: "\\u2066factor"
            options:
              - {name: "@a\\u009b", title: "\\e[0m"}
              - {name: "\\u202eb", set: {groups: 4}}
        design: {factorial: all}
        metrics: [params, macs, fid]
        select: {minimize: macs, where: {fid: "<= 21"}}
        """);
  }

  private CommandRun run(String... args) {
    return CommandRun.on(new Terminal(100, false, true), args);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show",
        "show --json",
        "show --by role",
        "validate",
        "diff --set groups=4",
        "compare",
        "compare --format csv",
        "compare --format markdown",
        "compare --format json",
        "export diffusers"
      })
  void aNetworksNameIsShown(String command) {
    List<String> args =
        Stream.concat(Stream.of(command.split(" ")), Stream.of(file("net.yaml"))).toList();

    CommandRun run = run(args.toArray(String[]::new));

    assertThat(run.code()).isZero();
    assertThat(run.out()).isNotEmpty().doesNotContainPattern(OBEYED);
    assertThat(run.err()).doesNotContainPattern(OBEYED);
  }

  @Test
  void everythingOfAStudyIsShownAndNothingIsAFormula() throws IOException {
    String report = file("report");

    CommandRun run = run("run", file("study.yaml"), "--no-latency", "--out", report);

    assertThat(run.code()).isZero();
    assertThat(run.out() + run.err()).isNotEmpty().doesNotContainPattern(OBEYED);
    for (String query : List.of("decide", "results", "effects")) {
      CommandRun answer = run(query, report);
      assertThat(answer.out() + answer.err()).isNotEmpty().doesNotContainPattern(OBEYED);
    }
    for (String name :
        List.of("report.md", "index.html", "results.csv", "results.json", "winner.yaml")) {
      assertThat(Files.readString(folder.resolve("report").resolve(name)))
          .isNotEmpty()
          .doesNotContainPattern(OBEYED);
    }
    assertThat(Files.readString(folder.resolve("report/results.csv")))
        .contains("'=1+1\\x1b[1m=")
        .doesNotContainPattern("(^|,)[=@]");
  }

  @Test
  void aProblemsOwnColoursAreTheOnlyOnes() {
    CommandRun run = run("show", file("net.yaml"), "--set", "name.\u001b[31m=3");

    assertThat(run.err().replaceAll("\u001b\\[(?:0|1|1;31)m", "")).doesNotContainPattern(OBEYED);
    assertThat(run.err()).contains("\u001b[1;31merror");
  }
}
