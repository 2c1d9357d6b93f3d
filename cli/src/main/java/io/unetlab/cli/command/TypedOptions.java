package io.unetlab.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a command as they were typed, so that a page can show the command again. */
final class TypedOptions {

  private TypedOptions() {}

  /**
   * Each option by its long name, followed by its value; a repeated one as often.
   *
   * @param except long names of options to leave out
   */
  static List<String> of(CommandSpec command, Set<String> except) {
    ParseResult typed = Objects.requireNonNull(command.commandLine().getParseResult());
    List<String> words = new ArrayList<>();
    for (OptionSpec option : typed.matchedOptions()) {
      if (!except.contains(option.longestName())) {
        add(option, words);
      }
    }
    return words;
  }

  private static void add(OptionSpec option, List<String> words) {
    if (option.arity().max() == 0) {
      words.add(option.longestName());
      return;
    }
    for (String value : option.originalStringValues()) {
      words.add(option.longestName());
      words.add(value);
    }
  }
}
