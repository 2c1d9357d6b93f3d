package io.unetlab.profiler.device;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runtime named in a device file. The file itself is checked only when the device is about to
 * be used, so that a device file can be written and shared without it.
 *
 * @param name of the file, as written
 * @param sha256 expected hash of the file, if any
 * @param form in which networks are written for it; empty for the delegate's usual one
 * @param precision likewise
 * @param node where all this is written
 * @param path of the node in the document
 */
record RuntimeFile(
    RuntimeKind kind,
    String name,
    Optional<String> sha256,
    Optional<TfliteForm> form,
    Optional<ElementType> precision,
    MapNode node,
    String path) {

  /** Limit on the file names searched for a hint. */
  private static final int SIBLINGS = 1000;

  /**
   * Finds the file and checks that it can run on the device; empty when a problem was added.
   *
   * @param directory that the name is relative to
   * @param delegates that run networks
   */
  Optional<Device.Runtime> find(
      Path directory, String abi, List<Provider> delegates, Problems problems) {
    Optional<Path> file = resolve(directory);
    if (file.filter(Files::isRegularFile).isEmpty()) {
      error(problems, DeviceCode.RUNTIME_MISSING, "there is no file " + shown(), hint(file));
      return Optional.empty();
    }
    try {
      return sound(file.get(), abi, delegates, problems);
    } catch (IOException e) {
      String message = shown() + " cannot be read";
      error(problems, DeviceCode.RUNTIME_MISSING, message, "looked at " + file.get());
      return Optional.empty();
    }
  }

  private Optional<Device.Runtime> sound(
      Path file, String abi, List<Provider> delegates, Problems problems) throws IOException {
    String sum = Sha256.of(file);
    if (sha256.filter(wanted -> !wanted.equals(sum)).isPresent()) {
      problems.error(
          DeviceCode.RUNTIME_SUM,
          node.get("sha256").orElse(node).location(),
          path + ".sha256",
          shown() + " has the SHA-256 " + sum + ", expected " + sha256.get(),
          "another version, or a download that was cut off");
      return Optional.empty();
    }
    Optional<String> unfit =
        switch (kind) {
          case ONNXRUNTIME -> RuntimeContent.unfitArchive(file, abi);
          case BENCHMARK_MODEL -> RuntimeContent.unfitProgram(file, abi);
        };
    if (unfit.isPresent()) {
      error(problems, DeviceCode.RUNTIME_CONTENT, shown() + " " + unfit.get(), "");
      return Optional.empty();
    }
    return Optional.of(new Device.Runtime(kind, file, sum, options(delegates)));
  }

  // The GPU has kernels of its own for composites; XNNPACK runs the primitives that they stand for.
  private TfliteOptions options(List<Provider> delegates) {
    TfliteForm usual =
        delegates.contains(Provider.GPU) ? TfliteForm.COMPOSITES : TfliteForm.PRIMITIVES;
    return new TfliteOptions(precision.orElse(TfliteOptions.USUAL.precision()), form.orElse(usual));
  }

  private void error(Problems problems, ProblemCode code, String message, String hint) {
    problems.error(code, named().location(), path + "." + ChoiceType.word(kind), message, hint);
  }

  private YamlNode named() {
    return node.get(ChoiceType.word(kind)).orElse(node);
  }

  // Without control characters.
  private String shown() {
    return named().describe();
  }

  private Optional<Path> resolve(Path directory) {
    try {
      return Optional.of(directory.resolve(name).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private String hint(Optional<Path> wanted) {
    if (wanted.isEmpty()) {
      return "this is no file's name";
    }
    String nearest = Nearest.hint(name, siblings(wanted.get()));
    return nearest.isEmpty()
        ? "looked for " + wanted.get().toAbsolutePath() + "; docs/phones.md says where to get it"
        : nearest;
  }

  private List<String> siblings(Path wanted) {
    Path directory = Optional.ofNullable(wanted.getParent()).orElse(Path.of(""));
    String prefix = name.substring(0, name.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .limit(SIBLINGS)
          .filter(Files::isRegularFile)
          .map(file -> prefix + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
