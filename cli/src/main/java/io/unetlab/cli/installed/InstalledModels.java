package io.unetlab.cli.installed;

import io.unetlab.spec.source.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that come with the program, each called by its file's name without the extension. */
public final class InstalledModels {

  private static final String SUFFIX = ".yaml";
  private static final List<String> FOLDERS = List.of("models", "pipelines");

  private InstalledModels() {}

  /** The files, networks by name and then pipelines; empty if the program has no examples. */
  public static List<Path> files() {
    return FOLDERS.stream()
        .flatMap(folder -> files(Installation.examples().resolve(folder)).stream())
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of the model with this name; empty without one. */
  public static Optional<Path> named(String name) {
    return files().stream().filter(it -> name(it).equals(name)).findFirst();
  }

  /** The model's name that was probably meant; empty if none is similar. */
  public static Optional<String> nearest(String typed) {
    return Nearest.to(typed, names());
  }

  /** {@code did you mean} the model of a similar name; empty without one. */
  public static String hint(String typed) {
    return Nearest.hint(typed, names());
  }

  /** Every model's name, in the order of the files. */
  public static List<String> names() {
    return files().stream().map(InstalledModels::name).toList();
  }

  /** A file's name without its extension; a root directory has no name. */
  public static String name(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
