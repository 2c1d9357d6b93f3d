package io.unetlab.reports.network;

import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The networks of the examples, which are of every kind, and a small UNet. */
final class Examples {

  private static final Path FOLDER = Path.of("../examples");

  private Examples() {}

  static List<String> all() {
    return Stream.of("models", "pipelines")
        .flatMap(
            folder -> {
              try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                return files.map(it -> folder + "/" + it.getFileName()).sorted().toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /** A network of {@code examples/}, changed as {@code --set} would. */
  static CountedNetwork counted(String file, String... assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return CountedNetwork.of(SpecLoader.load(FOLDER.resolve(file), patch));
  }

  static NetworkDrawing drawing(String file, String... assignments) {
    return NetworkDrawing.of(counted(file, assignments));
  }
}
