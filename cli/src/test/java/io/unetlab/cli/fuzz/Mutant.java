package io.unetlab.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with some mutations; prints as how it was made, so that a failure can be made again. */
record Mutant(Path seed, List<Mutation> mutations) {

  /** Writes the mutant into a directory that has what the seed refers to. */
  Path writeTo(Path directory) {
    Path file = directory.resolve(seed.getFileName());
    try {
      byte[] bytes = Files.readAllBytes(seed);
      for (Mutation mutation : mutations) {
        bytes = mutation.applyTo(bytes);
      }
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
