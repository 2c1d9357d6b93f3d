package io.unetlab.cli.output;

import io.unetlab.spec.source.Nearest;
import java.util.Set;
import picocli.CommandLine;

/** Says that a word is not a command, and which one was probably meant or, of a few, all. */
public final class UnknownCommand {

  /** More names than these are easier to look up in the help than to read in a message. */
  private static final int FEW = 6;

  private UnknownCommand() {}

  /**
   * The message.
   *
   * @param word that was typed
   * @param command the program, or a command with commands of its own
   */
  public static String statement(String word, CommandLine command) {
    Set<String> known = command.getSubcommands().keySet();
    String hint = Nearest.hint(word, known);
    String all = known.size() > FEW ? "" : "expected " + String.join(" or ", known);
    String rest = hint.isEmpty() ? all : hint;
    return "unknown command `" + word + "`" + (rest.isEmpty() ? "" : "; " + rest);
  }
}
