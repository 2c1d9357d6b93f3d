package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.builders.djl.NumberType;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
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
  private final Problems problems;
  private final Complaints complaints;
  private final UNetFiles files;

  StudyReader(MapNode document, Path directory, Problems problems) {
    this.document = document;
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
    List<Located<Metric>> used = new ArrayList<>();
    Optional<Design> design = factors.flatMap(it -> design(it, used));
    SelectReader selectReader = new SelectReader(complaints);
    Optional<SelectSpec> select = part(StudyParser.SELECT).flatMap(selectReader::select);
    List<Located<Metric>> metrics = part(StudyParser.METRICS).orElse(List.of());
    if (qualityMaps.isPresent() || document.get(StudyParser.QUALITY.name()).isEmpty()) {
      Stream.of(used, metrics, selectReader.used())
          .flatMap(List::stream)
          .forEach(metric -> checkSupported(metric, quality));
    }
    selectReader.used().forEach(this::checkKnownOfAll);
    Target target = part(StudyParser.TARGETS).map(it -> target(it.get(0))).orElse(Target.HOST);
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
            factors.orElseThrow(),
            design.orElseThrow(),
            metrics.isEmpty()
                ? usual(quality)
                : metrics.stream().map(Located::value).distinct().toList(),
            target,
            references,
            select.orElseThrow(),
            StudyHash.of(document, start, references),
            map.location()));
  }

  // Its own slips have been reported with the whole.
  private <T> Optional<T> part(Key<T> key) {
    return document
        .get(key.name())
        .flatMap(node -> key.type().read(node, new Reading(new Problems(), key.name())));
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

  private void checkSupported(Located<Metric> metric, List<BaseQuality> quality) {
    boolean known =
        !Metrics.QUALITY.contains(metric.value())
            || quality.stream().anyMatch(it -> it.metric().equals(metric.value()));
    if (!known) {
      String name = metric.value().name();
      metric.error(
          complaints,
          StudyCode.UNSUPPORTED_METRIC,
          "nothing in the study says the base's `" + name + "`",
          "state it under `" + StudyParser.QUALITY.name() + "`");
    }
  }

  private void checkKnownOfAll(Located<Metric> metric) {
    if (metric.value().equals(Metrics.LATENCY)) {
      metric.error(
          complaints,
          StudyCode.MEASURED_RULE,
          "latency is measured for the base, the ladder and the front's candidates only,"
              + " so no rule can rest on it",
          "show it under `" + StudyParser.METRICS.name() + "`");
    }
  }

  private Target target(MapValues map) {
    HostRuntime runtime = map.find(StudyParser.RUNTIME).orElse(Target.HOST.runtime());
    NumberType precision = map.find(StudyParser.PRECISION).orElse(Target.HOST.precision());
    if (!runtime.runs(precision)) {
      complaints.add(
          StudyCode.TARGET_PRECISION,
          map.location(),
          map.reading().path(),
          ChoiceType.word(runtime) + " does not compute in " + ChoiceType.word(precision),
          "float32 runs everywhere");
    }
    return new Target(
        map.get(StudyParser.TARGET_NAME), runtime, map.find(StudyParser.THREADS), precision);
  }

  private static List<Metric> usual(List<BaseQuality> quality) {
    return Stream.concat(
            ALWAYS.stream().flatMap(name -> Metrics.find(name).stream()),
            quality.stream().map(BaseQuality::metric))
        .toList();
  }
}
