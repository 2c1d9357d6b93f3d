package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.device.DeviceFile;
import io.unetlab.profiler.device.DeviceLoader;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.profiler.importer.NetworkPart;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the targets: this machine, devices, imported measurements, and latency models. */
final class TargetReader {

  /** The names that can be part of a metric's name in a rule and on the command line. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /** Whether the latency models that targets name have to exist. */
  enum Models {
    NEEDED,
    /** They are about to be made: a missing one's target is this machine for the time being. */
    MADE_LATER
  }

  /** What identifies a file's content. */
  private interface Hash {

    String of(Path file) throws IOException;
  }

  private final Problems problems;
  private final NetworkFiles files;
  private final Models models;
  private final List<String> contents = new ArrayList<>();

  TargetReader(Problems problems, NetworkFiles files, Models models) {
    this.problems = problems;
    this.files = files;
    this.models = models;
  }

  /** The targets; the first one's latency is {@code latency}. Invalid ones are left out. */
  List<Target> targets(List<MapValues> maps) {
    Lookup.distinct(maps.stream().map(it -> it.at(CommonKeys.NAME)).toList(), "target");
    maps.stream().skip(1).forEach(this::checkName);
    DistinctDevices.check(maps, files);
    return maps.stream().flatMap(map -> target(map).stream()).toList();
  }

  /** The latencies that the targets of a study have from models. */
  static Set<Metric> predicted(MapValues study) {
    List<MapValues> maps = study.find(TargetKeys.TARGETS).orElse(List.of());
    Set<Metric> predicted = new HashSet<>();
    for (MapValues map : maps) {
      if (map.has(TargetKeys.PREDICT)) {
        boolean first = map.equals(maps.get(0));
        predicted.add(first ? Metrics.LATENCY : Metrics.latency(map.get(CommonKeys.NAME)));
      }
    }
    return predicted;
  }

  /** The targets that name a file, with the file's contents; part of the study's hash. */
  List<String> contents() {
    return contents;
  }

  /** The files that a target names. */
  static Stream<String> files(MapValues map) {
    return TargetKeys.FILES.stream()
        .flatMap(key -> map.find(key).stream())
        .filter(name -> !name.equals(Devices.DESKTOP_NAME));
  }

  /** Whether a metric's name is the latency of one of the targets; reported if not. */
  void check(Located<Metric> metric, List<String> names) {
    String prefix = Metrics.LATENCY.name() + "@";
    if (!metric.value().name().startsWith(prefix)) {
      return;
    }
    String target = metric.value().name().substring(prefix.length());
    if (names.subList(1, names.size()).contains(target)) {
      return;
    }
    if (target.equals(names.get(0))) {
      String message = "`" + target + "` is the first target, whose latency is called `latency`";
      metric.error(StudyCode.UNKNOWN_TARGET, message, "write latency");
      return;
    }
    String nearest = Nearest.hint(target, names);
    metric.error(
        StudyCode.UNKNOWN_TARGET,
        "there is no target `" + target + "`",
        nearest.isEmpty() ? "targets: " + String.join(", ", names) : nearest);
  }

  private void checkName(MapValues map) {
    Located<String> name = map.at(CommonKeys.NAME);
    if (!NAME.matcher(name.value()).matches()) {
      name.error(
          StudyCode.BAD_TARGET,
          "with several targets, a name is part of a metric: it takes letters, digits, _ and"
              + " -, found "
              + name.node().describe());
    }
  }

  private Optional<Target> target(MapValues map) {
    List<Key<String>> named = TargetKeys.FILES.stream().filter(map::has).toList();
    if (named.size() > 1) {
      bad(
          map.at(named.get(1)),
          "a target is a device, imported latencies, or a latency model, not several of them",
          "make it " + (named.size() == 2 ? "two" : "three") + " targets");
      return Optional.empty();
    }
    String name = map.get(CommonKeys.NAME);
    Optional<Located<String>> device = map.locate(TargetKeys.DEVICE);
    if (device.isPresent()) {
      refuseOfHost(map, "comes from the device file");
      return device(name, device.get());
    }
    Optional<Located<String>> latencies = map.locate(TargetKeys.LATENCIES);
    if (latencies.isPresent()) {
      refuseOfHost(map, "is what the file says it was");
      return imported(name, latencies.get());
    }
    Optional<Located<String>> model = map.locate(TargetKeys.PREDICT);
    if (model.isPresent()) {
      refuseOfHost(map, "is that of the model");
      return predicted(name, model.get());
    }
    return Optional.of(host(name, map));
  }

  private void refuseOfHost(MapValues map, String why) {
    for (Key<?> key : List.of(TargetKeys.RUNTIME, TargetKeys.THREADS, TargetKeys.PRECISION)) {
      if (map.has(key)) {
        String message = "`" + key.name() + "` " + why;
        Reading place = map.reading().key(key.name());
        place.error(StudyCode.BAD_TARGET, map.node(), message, "remove " + key.name());
      }
    }
  }

  private Target host(String name, MapValues map) {
    HostRuntime runtime = map.get(TargetKeys.RUNTIME);
    ElementType precision = map.get(TargetKeys.PRECISION);
    if (!runtime.precisions().contains(precision)) {
      map.error(
          StudyCode.TARGET_PRECISION,
          ChoiceType.word(runtime) + " does not compute in " + precision.text(),
          "float32 runs everywhere");
    }
    return new Target.Host(name, runtime, map.find(TargetKeys.THREADS), precision);
  }

  private Optional<Target> device(String name, Located<String> word) {
    if (word.value().equals(Devices.DESKTOP_NAME)) {
      contents.add(name + " is " + word.value());
      return Optional.of(new Target.OnDevice(name, Optional.empty()));
    }
    Optional<Path> path = files.file(word, List.of(Devices.DESKTOP_NAME), "");
    Optional<DeviceFile> file = path.flatMap(it -> DeviceLoader.read(it, problems));
    path.ifPresent(it -> addContent(name, it, DeviceLoader::hash));
    return file.map(it -> new Target.OnDevice(name, Optional.of(it)));
  }

  private Optional<Target> imported(String name, Located<String> word) {
    Optional<Path> path = files.file(word);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    addContent(name, path.get(), Sha256::of);
    try {
      var target = new Target.Imported(name, word.value(), LatencyImport.read(path.get()));
      checkHashes(word, target.tied());
      return Optional.of(target);
    } catch (SpecException e) {
      refuse(word, e.problems());
      return Optional.empty();
    }
  }

  private Optional<Target> predicted(String name, Located<String> word) {
    if (models == Models.MADE_LATER && files.find(word.value()).isEmpty()) {
      return Optional.of(
          new Target.Host(
              name, Target.HOST.runtime(), Target.HOST.threads(), Target.HOST.precision()));
    }
    Optional<Path> path =
        files.file(
            word,
            List.of(),
            "`unetlab fit host --space STUDY -o " + word.value() + "` makes a latency model");
    path.ifPresent(it -> addContent(name, it, Sha256::of));
    Problems own = new Problems();
    Optional<ModelFile> file = path.flatMap(it -> ModelLoader.read(it, own));
    if (file.isEmpty()) {
      refuse(word, own.all());
    }
    return file.map(it -> new Target.Predicted(name, word.value(), it));
  }

  private static void refuse(Located<String> word, List<Problem> problems) {
    for (Problem problem : problems) {
      String place = "line " + problem.location().line() + ": ";
      String message = "`" + word.value() + "` cannot be used: " + place + problem.message();
      word.error(StudyCode.BAD_TARGET, message, problem.hint());
    }
  }

  // A name identifies no network, and two latencies of one network are ambiguous. The latency of a
  // whole pipeline is not one of its UNet, even if it names the UNet's hash.
  private void checkHashes(Located<String> word, List<ImportedLatency> tied) {
    Set<String> seen = new HashSet<>();
    for (ImportedLatency latency : tied) {
      boolean whole = latency.network().part().filter(NetworkPart.PIPELINE::equals).isPresent();
      if (!seen.add(latency.network().specHash().orElseThrow() + (whole ? " whole" : ""))) {
        String network = "`" + latency.network().name() + "`";
        bad(
            word,
            "`" + word.value() + "` has two latencies of one network, " + network,
            "a target is one device with one runtime");
      }
    }
    if (seen.isEmpty()) {
      bad(
          word,
          "`" + word.value() + "` identifies no network by spec hash, so no latency can be matched",
          "`import latency FILE --spec NETWORK -o NAME.yaml` adds it; results.csv lists the"
              + " spec_hash of every variant");
    }
  }

  private void bad(Located<String> place, String message, String hint) {
    place.error(StudyCode.BAD_TARGET, message, hint);
  }

  private void addContent(String name, Path path, Hash hash) {
    try {
      contents.add(name + " is " + hash.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " again", e);
    }
  }
}
