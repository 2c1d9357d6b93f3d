package io.unetlab.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Parses names of files. An empty one, such as of an unset variable, is not this directory. */
public final class PathConverter {

  private PathConverter() {}

  /** Registers it for a command and its subcommands. */
  public static void register(CommandLine command) {
    command.registerConverter(Path.class, PathConverter::path);
  }

  private static Path path(String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "expected a file's or directory's name, found `" + text + "`; . is the current one");
  }
}
