package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tree to study. The whole is read once for what is wrong inside its parts; each part that is sound
 * is then held against the others, so that a slip in one does not hide the slips elsewhere.
 */
final class StudyReader {

  /** More than a report can show. */
  static final int MOST_VARIANTS = 100_000;

  private static final List<String> ALWAYS =
      List.of("params", "macs", "flops", "peak_activation_bytes");

  private final MapNode document;
  private final Path directory;
  private final Problems problems;
  private final Complaints complaints;
  private final UNetFiles files;

  StudyReader(MapNode document, Path directory, Problems problems) {
    this.document = document;
    this.directory = directory;
    this.problems = problems;
    this.complaints = new Complaints(problems);
    this.files = new UNetFiles(directory, problems);
  }

  /** The study; empty when an error was added. */
  Optional<StudySpec> read() {
    Optional<MapValues> whole = StudyParser.STUDY.read(document, new Reading(problems, ""));
    Optional<List<MapValues>> qualityMaps = part(StudyParser.QUALITY);
    List<BaseQuality> quality =
        new EvidenceReader(complaints).baseQuality(qualityMaps.orElse(List.of()));
    Optional<List<Factor>> factors =
        part(StudyParser.FACTORS).map(maps -> new FactorReader(complaints).factors(maps));
    Optional<List<TrainedRow>> trained = factors.flatMap(this::trained);
    List<Metric> supported = StudySpec.qualityMetrics(quality, trained.orElse(List.of()));
    List<Located<Metric>> used = new ArrayList<>();
    Optional<Design> design = factors.flatMap(it -> design(it, used));
    SelectReader selectReader = new SelectReader(complaints);
    Optional<SelectSpec> select = part(StudyParser.SELECT).flatMap(selectReader::select);
    List<Located<Metric>> metrics = part(StudyParser.METRICS).orElse(List.of());
    TargetReader targetReader = new TargetReader(complaints, problems, files);
    Optional<List<MapValues>> targetMaps = part(StudyParser.TARGETS);
    List<Target> targets =
        targetMaps.map(targetReader::targets).orElseGet(() -> List.of(Target.HOST));
    List<String> targetNames = targetNames(targetMaps);
    if (isRead(StudyParser.TARGETS, targetMaps.isPresent())) {
      Stream.of(used, metrics, selectReader.used())
          .flatMap(List::stream)
          .forEach(metric -> targetReader.check(metric, targetNames));
    }
    if (isRead(StudyParser.QUALITY, qualityMaps.isPresent())
        && isRead(StudyParser.TRAINED, trained.isPresent())) {
      Stream.of(used, metrics, selectReader.used())
          .flatMap(List::stream)
          .forEach(metric -> checkSupported(metric, supported));
    }
    selectReader.used().forEach(metric -> checkMeasured(metric, metrics));
    Optional<Base> base = part(StudyParser.BASE).flatMap(files::base);
    base.ifPresent(
        it -> factors.ifPresent(list -> new PatchProbe(it.tree(), problems).probe(list)));
    List<Reference> references =
        new ReferenceReader(complaints, files)
            .references(part(StudyParser.REFERENCES).orElse(List.of()));
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    MapValues map = whole.orElseThrow();
    Base start = base.orElseThrow();
    return Optional.of(
        new StudySpec(
            map.get(StudyParser.NAME),
            map.find(StudyParser.TITLE).orElse(map.get(StudyParser.NAME)),
            start,
            quality,
            trained.orElseThrow(),
            factors.orElseThrow(),
            design.orElseThrow(),
            metrics.isEmpty() ? usual(supported) : shown(metrics, targetNames),
            targets,
            references,
            select.orElseThrow(),
            StudyHash.of(
                document, start, trained.orElseThrow(), references, targetReader.contents()),
            map.location()));
  }

  /** Every file that a study names; what they extend is among them. */
  static List<Path> files(MapNode document, Path directory) {
    StudyReader reader = new StudyReader(document, directory, new Problems());
    Stream<Located<String>> base = reader.part(StudyParser.BASE).stream();
    Stream<Located<String>> references =
        reader.part(StudyParser.REFERENCES).orElse(List.of()).stream()
            .flatMap(reference -> reference.find(StudyParser.SPEC).stream());
    Stream<Path> tables =
        reader.part(StudyParser.TRAINED).stream()
            .flatMap(names -> names.items().stream())
            .map(name -> directory.resolve(name.value()));
    Stream<Path> targets =
        reader.part(StudyParser.TARGETS).orElse(List.of()).stream()
            .flatMap(TargetReader::files)
            .map(directory::resolve);
    Stream<Path> networks =
        Stream.concat(base, references)
            .map(name -> directory.resolve(name.value()))
            .flatMap(file -> SpecLoader.files(file).stream());
    return Stream.of(networks, tables, targets).flatMap(it -> it).toList();
  }

  // Its own slips have been reported with the whole.
  private <T> Optional<T> part(Key<T> key) {
    return document
        .get(key.name())
        .flatMap(node -> key.type().read(node, new Reading(new Problems(), key.name())));
  }

  // Empty when an error was added; the columns are the factors' names.
  private Optional<List<TrainedRow>> trained(List<Factor> factors) {
    Problems own = new Problems();
    List<Located<String>> names = part(StudyParser.TRAINED).map(OneOrList::items).orElse(List.of());
    List<TrainedRow> rows =
        new TrainedReader(own, new UNetFiles(directory, own), factors).rows(names);
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : Optional.of(rows);
  }

  private Optional<Design> design(List<Factor> factors, List<Located<Metric>> used) {
    Optional<MapValues> map = part(StudyParser.DESIGN);
    DesignReader reader = new DesignReader(complaints, factors);
    Optional<Design> design = map.map(reader::design);
    used.addAll(reader.used());
    design.ifPresent(
        it -> {
          long size = it.size(factors);
          if (size > MOST_VARIANTS) {
            complaints.add(
                StudyCode.TOO_MANY_VARIANTS,
                map.orElseThrow().location(),
                StudyParser.DESIGN.name(),
                String.format(
                    Locale.ROOT,
                    "the design asks for up to %,d variants; a study has at most %,d",
                    size,
                    MOST_VARIANTS),
                "name fewer factors under `" + StudyParser.FACTORIAL.name() + "`");
          }
        });
    return design;
  }

  // What is missing from a part that could not be read may have been there.
  private boolean isRead(Key<?> key, boolean read) {
    return read || document.get(key.name()).isEmpty();
  }

  private void checkSupported(Located<Metric> metric, List<Metric> supported) {
    boolean known = !Metrics.QUALITY.contains(metric.value()) || supported.contains(metric.value());
    if (!known) {
      String name = metric.value().name();
      metric.error(
          complaints,
          StudyCode.UNSUPPORTED_METRIC,
          "nothing in the study says the base's `" + name + "`",
          "state it under `" + StudyParser.QUALITY.name() + "`");
    }
  }

  // What is not asked for is not measured, and a rule cannot rest on it.
  private void checkMeasured(Located<Metric> metric, List<Located<Metric>> metrics) {
    boolean asked =
        metrics.stream()
            .map(Located::value)
            .anyMatch(it -> it.equals(Metrics.LATENCY) || it.equals(metric.value()));
    if (Metrics.isLatency(metric.value()) && !asked) {
      metric.error(
          complaints,
          StudyCode.MEASURED_RULE,
          "the rule rests on latency, which the study does not ask to measure",
          "add latency under `" + StudyParser.METRICS.name() + "`");
    }
  }

  private static List<String> targetNames(Optional<List<MapValues>> targets) {
    return targets
        .map(maps -> maps.stream().map(it -> it.get(StudyParser.OWN_NAME).value()).toList())
        .orElse(List.of(Target.HOST.name()));
  }

  // Who asks for the latency wants to see it of every target.
  private static List<Metric> shown(List<Located<Metric>> metrics, List<String> targets) {
    return metrics.stream()
        .map(Located::value)
        .flatMap(
            it ->
                it.equals(Metrics.LATENCY)
                    ? Stream.concat(Stream.of(it), targets.stream().skip(1).map(Metrics::latency))
                    : Stream.of(it))
        .distinct()
        .toList();
  }

  private static List<Metric> usual(List<Metric> quality) {
    return Stream.concat(
            ALWAYS.stream().flatMap(name -> Metrics.find(name).stream()), quality.stream())
        .toList();
  }
}
