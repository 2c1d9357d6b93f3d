package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.source.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that come with the tool, so that {@code show sd15} works from anywhere. A user's file
 * takes precedence.
 */
public final class Models {

  private static final String SUFFIX = ".yaml";
  private static final List<String> FOLDERS = List.of("models", "pipelines");

  private Models() {}

  /** The files, networks by name and then pipelines; empty if the tool's directory is unknown. */
  public static List<Path> all() {
    return FOLDERS.stream().flatMap(folder -> all(home().resolve(folder)).stream()).toList();
  }

  private static List<Path> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file that an argument refers to: the path itself, or the model of that name.
   *
   * @throws UserException when it is neither
   */
  public static Path file(String argument) {
    Path path = path(argument);
    if (argument.endsWith(".json")) {
      throw new UserException(
          argument
              + " is JSON, and networks are YAML; if it is a diffusers config: unetlab import"
              + " diffusers "
              + argument);
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      return path;
    }
    Optional<Path> model = named(argument);
    if (model.isPresent() || Files.exists(path)) {
      return model.orElse(path);
    }
    String hint = hint(argument);
    throw new UserException(
        "there is no file " + argument + (hint.isEmpty() ? "" : ", and no such model; " + hint));
  }

  /** {@code did you mean} the model of a similar name; empty without one. */
  static String hint(String typed) {
    return Nearest.hint(typed, all().stream().map(Models::name).toList());
  }

  /** The model of this name; empty without one. */
  static Optional<Path> named(String name) {
    return all().stream().filter(it -> name(it).equals(name)).findFirst();
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new UserException("`" + argument + "` cannot be a file's name");
    }
  }

  /** A file's name without its extension; a root directory has no name. */
  public static String name(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  // The launcher sets the tool's directory; without it, the working directory is a reasonable
  // guess.
  private static Path home() {
    return Path.of(System.getProperty("unetlab.home", "")).resolve("examples");
  }
}
