package io.unetlab.training.recipe;

import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that are read when one is named: the files of an index of weights, and the weights that
 * an ONNX file keeps in files beside it, whose names start with its own.
 */
final class WholeContent {

  private static final String ONNX = ".onnx";

  private WholeContent() {}

  /** The files, the named one first. */
  static List<Path> of(Path file) throws IOException {
    return file.toString().endsWith(ONNX) ? withData(file) : WeightStore.files(file);
  }

  private static List<Path> withData(Path model) throws IOException {
    String name = model.getFileName().toString();
    Path folder = Optional.ofNullable(model.getParent()).orElse(Path.of(""));
    try (Stream<Path> all = Files.list(folder)) {
      Stream<Path> data =
          all.filter(it -> isData(it.getFileName().toString(), name))
              .filter(Files::isRegularFile)
              .sorted();
      return Stream.concat(Stream.of(model), data).toList();
    }
  }

  private static boolean isData(String name, String model) {
    return name.startsWith(model + ".") || name.startsWith(model + "_");
  }
}
