package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk through a search in {@code docs/search.md}: every line that it shows is printed, in
 * columns of any width.
 */
@Tag("slow")
final class SearchPageTest {

  private static final Pattern STUDY = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile("(?s)`\\./unetlab ([^`]*)` \\(shortened\\)\n\n```\n(.*?)```");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir private Path folder;

  @Test
  void itsCommandsPrintWhatItShows() throws IOException {
    String page = Files.readString(CommandRun.home().resolve("docs/search.md"));
    Matcher study = STUDY.matcher(page);
    assertThat(study.find()).isTrue();
    String examples = CommandRun.home().resolve("examples").toString();
    Files.writeString(
        folder.resolve("slimmer.yaml"),
        study.group(1).replace("base: examples", "base: " + examples));
    List<String> done = new ArrayList<>();
    Matcher command = COMMAND.matcher(page);
    while (command.find()) {
      CommandRun run = CommandRun.of(words(command.group(1)));
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      assertThat(lines(run.out().replace(folder + "/", "")))
          .as(command.group(1))
          .containsAll(lines(command.group(2)));
      done.add(command.group(1).split(" ", 2)[0]);
    }
    assertThat(done).containsExactly("plan", "run", "results", "decide");
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(it -> it.strip().replaceAll(" +", " "))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  // Its files are in the folder, and so is the report.
  private String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    words.replaceAll(
        it -> it.equals("report") || it.endsWith(".yaml") ? folder.resolve(it).toString() : it);
    if (words.get(0).equals("run")) {
      words.addAll(List.of("--out", folder.resolve("report").toString()));
    }
    return words.toArray(String[]::new);
  }
}
