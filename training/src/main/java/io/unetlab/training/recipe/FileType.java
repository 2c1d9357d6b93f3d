package io.unetlab.training.recipe;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file or a directory, relative to the text that names it. A missing one is a warning, so that a
 * recipe can be written and shared without the data; {@link RecipeLoader#load} makes it an error.
 */
record FileType() implements ValueType<Path> {

  /** Limit on the file names searched for a hint. */
  private static final int SIBLINGS = 1000;

  @Override
  public Optional<Path> read(YamlNode node, Reading at) {
    Optional<String> name = Scalars.text().read(node, at);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path directory = node.location().source().directory();
    try {
      Path file = directory.resolve(name.get()).normalize();
      if (!Files.exists(file)) {
        warn((ScalarNode) node, file, at);
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      String message = "expected a file for " + at.subject() + ", found " + node.describe();
      at.error(SpecCode.WRONG_TYPE, node, message, "this is no file's name");
      return Optional.empty();
    }
  }

  private static void warn(ScalarNode name, Path file, Reading at) {
    String nearest = Nearest.hint(name.text(), siblings(name.text(), file));
    at.problems()
        .add(
            new Problem(
                Severity.WARNING,
                RecipeCode.FILE_MISSING,
                name.location(),
                at.path(),
                "there is no file " + name.describe(),
                nearest.isEmpty() ? "looked for " + file.toAbsolutePath() : nearest));
  }

  private static List<String> siblings(String typed, Path wanted) {
    Path directory = Optional.ofNullable(wanted.getParent()).orElse(Path.of(""));
    String prefix = typed.substring(0, typed.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.list(directory)) {
      return files.limit(SIBLINGS).map(file -> prefix + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "minLength", 1);
  }
}
