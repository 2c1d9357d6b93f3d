package io.unetlab.profiler.device;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Tree to device file. The whole is read once for what is wrong inside its parts; parts that are
 * sound are then held against each other, so that a slip in one does not hide a slip elsewhere.
 */
final class DeviceReader {

  private final MapNode document;
  private final Path directory;
  private final Problems problems;

  DeviceReader(MapNode document, Path directory, Problems problems) {
    this.document = document;
    this.directory = directory;
    this.problems = problems;
  }

  /** The device file; empty when an error was added. */
  Optional<DeviceFile> read() {
    Optional<MapValues> whole = DeviceParser.DEVICE.read(document, new Reading(problems, ""));
    checkAffinity();
    checkProviders();
    return problems.hasErrors()
        ? Optional.empty()
        : whole.map(values -> new DeviceFile(values, directory));
  }

  private void checkAffinity() {
    Optional<String> mask = part(DeviceParser.AFFINITY).flatMap(it -> it);
    Optional<Integer> threads = part(DeviceParser.THREADS);
    if (mask.isEmpty() || threads.isEmpty()) {
      return;
    }
    int cpus = AffinityType.cpus(mask.get());
    if (cpus < threads.get()) {
      error(
          DeviceCode.AFFINITY_THREADS,
          DeviceParser.AFFINITY,
          "the mask "
              + mask.get()
              + " allows "
              + cpus
              + " CPUs, fewer than the "
              + threads.get()
              + " of `"
              + DeviceParser.THREADS.name()
              + "`",
          "threads would wait for each other");
    }
  }

  private void checkProviders() {
    List<Provider> providers = part(DeviceParser.PROVIDERS).orElse(List.of());
    if (new HashSet<>(providers).size() < providers.size()) {
      error(
          DeviceCode.BAD_PROVIDERS,
          DeviceParser.PROVIDERS,
          "an execution provider stands twice in `" + DeviceParser.PROVIDERS.name() + "`",
          "each is asked once, in order");
    }
    boolean none =
        part(DeviceParser.RUNTIME).filter(it -> it.kind() != RuntimeKind.ONNXRUNTIME).isPresent();
    if (none && !providers.isEmpty()) {
      error(
          DeviceCode.BAD_PROVIDERS,
          DeviceParser.PROVIDERS,
          "execution providers are ONNX Runtime's, and `benchmark_model` has none",
          "leave `" + DeviceParser.PROVIDERS.name() + "` out");
    }
  }

  // Its own slips have been reported with the whole.
  private <T> Optional<T> part(Key<T> key) {
    return document
        .get(key.name())
        .flatMap(node -> key.type().read(node, new Reading(new Problems(), key.name())));
  }

  private void error(ProblemCode code, Key<?> key, String message, String hint) {
    problems.error(
        code, document.get(key.name()).orElse(document).location(), key.name(), message, hint);
  }
}
