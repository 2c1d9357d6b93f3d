package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every {@code --help} shows an example, and every example works, or at least parses. */
class HelpExamplesTest {

  /** Those that finish at once, in this order, since some read what others write. */
  private static final List<String> RUN =
      List.of(
          "unetlab new unet -o mine.yaml",
          "unetlab new study -o study.yaml",
          "unetlab show ",
          "unetlab compare ",
          "unetlab diff ",
          "unetlab validate ",
          "unetlab list ",
          "unetlab export diffusers ",
          "unetlab import diffusers config.json -o imported.yaml",
          "unetlab import latency examples/",
          "unetlab man show",
          "source <(unetlab completion)",
          "unetlab completion fish",
          "unetlab help show");

  /** Too narrow for some examples, which are not wrapped all the same. */
  private static final Terminal NARROW = new Terminal(60, false, false);

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void helpShowsExamplesOfItsCommand(String command) {
    String help = help(command);

    assertThat(help).contains("\nExamples:\n");
    assertThat(examples(help))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).contains("unetlab " + command));
  }

  @ParameterizedTest
  @MethodSource("allExamples")
  void examplesParse(String example) {
    CommandLine program = Main.program(NARROW);

    program.parseArgs(ShownCommand.of(example).words().toArray(String[]::new));
  }

  @Test
  void quickExamplesRun() {
    List<String> examples = allExamples();
    for (String start : RUN) {
      List<String> chosen =
          examples.stream().filter(it -> it.startsWith(start)).distinct().toList();
      assertThat(chosen).as(start).isNotEmpty();
      for (String example : chosen) {
        CommandRun run = ShownCommand.of(example).run(folder);
        assertThat(run.code()).as("%s%n%s", example, run.err()).isZero();
      }
    }
  }

  /** The words of all commands; the program itself has none. */
  static List<String> commands() {
    List<String> found = new ArrayList<>();
    add("", Main.program(NARROW), found);
    return found;
  }

  private static void add(String words, CommandLine command, List<String> found) {
    found.add(words);
    command.getSubcommands().forEach((name, it) -> add((words + " " + name).strip(), it, found));
  }

  static List<String> allExamples() {
    return commands().stream().flatMap(it -> examples(help(it)).stream()).toList();
  }

  private static String help(String command) {
    return CommandRun.on(NARROW, (command + " --help").strip().split(" ")).out();
  }

  /** The lines below the heading; a backslash continues a line. */
  private static List<String> examples(String help) {
    String below = help.substring(help.indexOf("\nExamples:\n") + "\nExamples:\n".length());
    return below.replaceAll("\\\\\n\\s*", "").lines().map(String::strip).toList();
  }
}
