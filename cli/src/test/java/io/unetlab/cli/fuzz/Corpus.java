package io.unetlab.cli.fuzz;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sound and broken files of the examples and of every module's tests, from which inputs are
 * made.
 */
final class Corpus {

  private Corpus() {}

  /** The files in directories of this repository that end so, in the order of their names. */
  static List<Path> files(String suffix, String... directories) {
    return Stream.of(directories).flatMap(each -> files(suffix, each)).toList();
  }

  private static Stream<Path> files(String suffix, String directory) {
    try (Stream<Path> walk = Files.list(CommandRun.home().resolve(directory))) {
      List<Path> found =
          walk.filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(suffix))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("no *" + suffix + " in " + directory);
      }
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
