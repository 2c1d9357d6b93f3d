package io.unetlab.profiler.device;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks how the parts of a device file fit together. Every valid part is checked, so one error
 * does not hide another.
 */
final class DeviceReader {

  private DeviceReader() {}

  /** The device file; empty when an error was added. */
  static Optional<DeviceFile> read(MapNode document, Path directory, Problems problems) {
    Optional<MapValues> parts = DeviceParser.DEVICE.parts(document, new Reading(problems, ""));
    parts.ifPresent(DeviceReader::checkAffinity);
    parts.ifPresent(DeviceReader::checkProviders);
    return problems.hasErrors()
        ? Optional.empty()
        : parts.map(values -> new DeviceFile(values, directory));
  }

  private static void checkAffinity(MapValues values) {
    Optional<String> mask = values.find(DeviceParser.AFFINITY).flatMap(it -> it);
    Optional<Integer> threads = values.find(DeviceParser.THREADS);
    if (mask.isEmpty() || threads.isEmpty()) {
      return;
    }
    int cpus = DeviceScalars.cpus(mask.get());
    if (cpus < threads.get()) {
      String message = "the mask %s allows %d CPUs, fewer than the %d of `%s`";
      values
          .at(DeviceParser.AFFINITY)
          .error(
              DeviceCode.AFFINITY_THREADS,
              String.format(
                  Locale.ROOT,
                  message,
                  mask.get(),
                  cpus,
                  threads.get(),
                  DeviceParser.THREADS.name()),
              "threads would wait for each other");
    }
  }

  private static void checkProviders(MapValues values) {
    Optional<Located<List<Provider>>> written = values.locate(DeviceParser.PROVIDERS);
    if (written.isEmpty()) {
      return;
    }
    Located<List<Provider>> providers = written.get();
    if (new HashSet<>(providers.value()).size() < providers.value().size()) {
      providers.error(
          DeviceCode.BAD_PROVIDERS,
          "an execution provider is listed twice in `" + DeviceParser.PROVIDERS.name() + "`",
          "list each once, in order");
    }
    values
        .find(DeviceParser.RUNTIME)
        .map(RuntimeFile::kind)
        .flatMap(it -> misfit(it, providers.value()))
        .ifPresent(
            message ->
                providers.error(
                    DeviceCode.BAD_PROVIDERS,
                    message,
                    "change `" + DeviceParser.PROVIDERS.name() + "`, or leave it out"));
  }

  private static Optional<String> misfit(RuntimeKind runtime, List<Provider> providers) {
    String name = "`" + ChoiceType.word(runtime) + "`";
    Optional<String> foreign =
        providers.stream()
            .filter(it -> !it.isOf(runtime))
            .findFirst()
            .map(
                it ->
                    name
                        + " has no `"
                        + ChoiceType.word(it)
                        + "`, only "
                        + Provider.words(runtime));
    return runtime == RuntimeKind.BENCHMARK_MODEL && providers.size() > 1
        ? foreign.or(() -> Optional.of(name + " applies one delegate, found " + providers.size()))
        : foreign;
  }
}
