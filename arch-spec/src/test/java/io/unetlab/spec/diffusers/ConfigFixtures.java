package io.unetlab.spec.diffusers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Folders of configs and specs, each file with what is expected of it in a file next to it. */
final class ConfigFixtures {

  private ConfigFixtures() {}

  /** The files of a folder whose names end so, in the order of their names; at least one. */
  static List<Path> in(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(it -> it.toString().endsWith(end)).sorted().toList();
      assertThat(found).as("%s/*%s", folder, end).isNotEmpty();
      return found;
    }
  }

  static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }

  /** The text of the file of the same name that ends so. */
  static String expected(Path file, String end) throws IOException {
    return Files.readString(sibling(file, end));
  }

  static Path sibling(Path file, String end) {
    return file.resolveSibling(name(file) + end);
  }

  static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.[a-z]+$", "");
  }

  /** The problems of a call that must fail: the path of each, and below it what is said. */
  static String problems(ThrowingCallable call) {
    SpecException thrown = catchThrowableOfType(SpecException.class, call);
    assertThat(thrown).as("problems").isNotNull();
    return thrown.problems().stream()
        .map(problem -> problem.path() + "\n  " + problem.summary() + "\n")
        .collect(Collectors.joining());
  }
}
