package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks and other files that a study names, relative to the study's folder. */
final class NetworkFiles {

  private final Path directory;
  private final Problems problems;

  NetworkFiles(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** The base read from a file and changed by a patch; empty when a problem was added. */
  Optional<Base> base(Located<String> name, SpecPatch patch) {
    Optional<MapNode> tree =
        file(name)
            .flatMap(path -> SpecLoader.tree(path, problems))
            .map(it -> SpecLoader.change(it, patch, problems));
    return tree.flatMap(
        it ->
            SpecLoader.fromTree(it, SpecPatch.EMPTY, problems)
                .filter(this::isCountable)
                .map(spec -> Base.of(it, spec)));
  }

  private boolean isCountable(NetworkSpec spec) {
    try {
      Metrics.counted(spec);
      return true;
    } catch (SpecException e) {
      problems.addAll(e.problems());
      return false;
    }
  }

  /** The path of a file; empty, after adding a problem, when it does not exist. */
  Optional<Path> file(Located<String> name) {
    return file(name, List.of(), "");
  }

  /**
   * The same where reserved words are allowed in place of a file.
   *
   * @param words with a special meaning, which may have been intended
   * @param otherwise how else to get the file, after what is similar
   */
  Optional<Path> file(Located<String> name, List<String> words, String otherwise) {
    Optional<Path> path = find(name.value());
    if (path.isEmpty()) {
      String word = Nearest.hint(name.value(), words);
      String near =
          word.isEmpty()
              ? resolve(name.value()).map(wanted -> hint(name.value(), wanted)).orElse("")
              : word;
      problems.error(
          StudyCode.FILE_MISSING,
          name.node().location(),
          name.at().path(),
          "there is no file `" + name.value() + "`",
          Stream.of(near, otherwise).filter(it -> !it.isEmpty()).collect(Collectors.joining("; ")));
    }
    return path;
  }

  /** The path of a file; empty when it does not exist. */
  Optional<Path> find(String name) {
    return resolve(name).filter(Files::isRegularFile);
  }

  private static String hint(String typed, Path wanted) {
    Path directory = Optional.ofNullable(wanted.getParent()).orElse(Path.of(""));
    try (Stream<Path> files = Files.list(directory)) {
      String prefix = typed.substring(0, typed.lastIndexOf('/') + 1);
      List<String> names =
          files.map(file -> prefix + file.getFileName()).sorted().limit(1000).toList();
      return Nearest.hint(typed, names);
    } catch (IOException e) {
      return "";
    }
  }

  Optional<Path> resolve(String name) {
    try {
      return Optional.of(directory.resolve(name).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
