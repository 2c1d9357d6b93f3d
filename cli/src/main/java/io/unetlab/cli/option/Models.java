package io.unetlab.cli.option;

import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.cli.output.UserException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks as arguments name them: files, or models that come with the program, so that {@code show
 * sd15} works from anywhere. A user's file takes precedence.
 */
public final class Models {

  private Models() {}

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
    Optional<Path> model = InstalledModels.named(argument);
    if (model.isPresent() || Files.exists(path)) {
      return model.orElse(path);
    }
    String hint = InstalledModels.hint(argument);
    String help = hint.isEmpty() ? "`unetlab list models` names those there are" : hint;
    throw new UserException("there is no file " + argument + ", and no such model; " + help);
  }

  /**
   * The files that several arguments refer to.
   *
   * @throws UserException with what is wrong with each that refers to none
   */
  public static List<Path> files(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String argument : arguments) {
      try {
        files.add(file(argument));
      } catch (UserException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (!wrong.isEmpty()) {
      throw UserException.of(wrong);
    }
    return files;
  }

  private static Path path(String argument) {
    if (argument.isEmpty()) {
      throw new UserException("expected a file or a model's name, found ``");
    }
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new UserException("`" + argument + "` cannot be a file's name");
    }
  }
}
