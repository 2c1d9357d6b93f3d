package io.unetlab.cli;

import io.unetlab.cli.output.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command as a page or a help text shows it. Tests run in one process, which cannot change its
 * directory: the names of files are made absolute instead, those of the repository in it, all
 * others in the folder of the test.
 */
public record ShownCommand(List<String> words) {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern FILE =
      Pattern.compile("[\\w./-]+\\.(yaml|json|safetensors|png|svg|pdf|csv|log|html|md)");
  private static final Set<String> FOLDERS = Set.of("-o", "--out", "--output", "--store", "--html");
  private static final Set<String> OF_STORES = Set.of("results", "effects", "decide", "report");

  /** The words after the program's name; a comment and what a pipe does with the output are not. */
  public static ShownCommand of(String line) {
    List<String> words = new ArrayList<>();
    String command = line.replaceFirst("^source <\\((.*)\\)$", "$1");
    for (String word : WORD.matcher(command).results().map(MatchResult::group).toList()) {
      if (word.startsWith("#") || Set.of("|", ">").contains(word)) {
        break;
      }
      words.add(word.replaceAll("['\"]", ""));
    }
    return new ShownCommand(words.subList(1, words.size()));
  }

  public String command() {
    return words.get(0);
  }

  /** Runs it as in a pipe. */
  public CommandRun run(Path folder) {
    return run(CommandRun.PIPE, folder);
  }

  public CommandRun run(Terminal terminal, Path folder) {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      placed.add(placed(i, folder));
    }
    if (Set.of("run", "report").contains(command()) && !words.contains("--out")) {
      placed.addAll(List.of("--out", folder.resolve("report").toString()));
    }
    return CommandRun.on(terminal, placed.toArray(String[]::new));
  }

  private String placed(int at, Path folder) {
    String word = words.get(at);
    int key = word.indexOf("=examples/");
    if (key > 0) {
      return word.substring(0, key + 1) + CommandRun.home().resolve(word.substring(key + 1));
    }
    if (word.startsWith("examples/")) {
      return CommandRun.home().resolve(word).toString();
    }
    boolean store = at == 1 && OF_STORES.contains(command());
    boolean output = at > 0 && FOLDERS.contains(words.get(at - 1));
    boolean file = FILE.matcher(word).matches();
    return store || output || file ? folder.resolve(word).toString() : word;
  }
}
