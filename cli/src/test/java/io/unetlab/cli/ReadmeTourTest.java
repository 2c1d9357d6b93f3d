package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands of README's tour exist, those that finish at once work, and print what it shows. */
@Tag("slow")
class ReadmeTourTest {

  private static final Path README = CommandRun.home().resolve("README.md");
  private static final Terminal TERMINAL = new Terminal(100, false, false);
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(\\./unetlab .*)$");
  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^```console\n\\$ (\\./unetlab [^\n]*)\n(.*?)^```$");

  private static final Set<String> OUTPUTS =
      Set.of("-o", "--output", "--out", "--html", "--markdown", "--picture");
  private static final String MISTAKES = "**Make a mistake.**";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void commandsParse(String line) {
    CommandLine program = Main.program(TERMINAL);

    program.parseArgs(ShownCommand.of(line).words().toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatCommandsWriteIsIgnoredByGit(String line) throws IOException {
    List<String> words = ShownCommand.of(line).words();
    List<String> ignored = Files.readAllLines(CommandRun.home().resolve(".gitignore"));

    for (int i = 1; i < words.size(); i++) {
      if (OUTPUTS.contains(words.get(i - 1))) {
        String file = "/" + words.get(i);
        assertThat(ignored).containsAnyOf(file, file + "/");
      }
    }
  }

  @Test
  void quickCommandsWorkInTheirOrderAndPrintWhatIsShown() throws IOException {
    List<String> mistakes = commands(paragraph(MISTAKES));
    assertThat(mistakes).hasSize(2);
    for (String line : commands()) {
      ShownCommand command = ShownCommand.of(line);
      if (isQuick(command)) {
        CommandRun run = command.run(TERMINAL, folder);
        assertThat(run.code())
            .as("%s%n%s", line, run.err())
            .isEqualTo(mistakes.contains(line) ? ExitCode.USER_INPUT : ExitCode.DONE);
      }
    }
    assertShown();
  }

  // -Dupdate=true writes what the commands print now.
  private void assertShown() throws IOException {
    String readme = readme();
    String renewed = SHOWN.matcher(readme).replaceAll(it -> Matcher.quoteReplacement(renewed(it)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(README, renewed);
    } else {
      assertThat(SHOWN.matcher(readme).results()).isNotEmpty();
      assertThat(readme).as("renewed by -Dupdate=true").isEqualTo(renewed);
    }
  }

  private String renewed(MatchResult shown) {
    CommandRun run = ShownCommand.of(shown.group(1)).run(TERMINAL, folder);
    return "```console\n$ " + shown.group(1) + "\n" + run.err() + run.out() + "```";
  }

  private static boolean isQuick(ShownCommand command) {
    List<String> words = command.words();
    return switch (command.command()) {
      case "show", "compare", "diff", "validate", "new", "import" -> true;
      case "export" -> words.get(1).equals("diffusers");
      case "run" ->
          words.contains("examples/mobilediffusion/study.yaml") && words.contains("--no-latency");
      case "plan" -> words.contains("--gflops");
      case "decide", "results", "effects", "report" -> words.get(1).equals("report");
      default -> false;
    };
  }

  static List<String> commands() throws IOException {
    String readme = readme();
    int from = readme.indexOf("## A ten-minute tour");
    return commands(readme.substring(from, readme.indexOf("\n## ", from)));
  }

  /** A backslash continues a line. */
  private static List<String> commands(String text) {
    String joined = text.replaceAll("\\\\\n\\s*", "");
    return COMMAND.matcher(joined).results().map(it -> it.group(1)).toList();
  }

  private static String paragraph(String start) throws IOException {
    String readme = readme();
    int from = readme.indexOf(start);
    return readme.substring(from, readme.indexOf("\n**", from));
  }

  private static String readme() throws IOException {
    return Files.readString(README);
  }
}
