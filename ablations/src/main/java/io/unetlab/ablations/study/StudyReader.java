package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From tree to study. The parser reads as much as it can; each valid part is then checked against
 * the others, so that a mistake in one does not hide mistakes elsewhere.
 */
final class StudyReader {

  /** More than a report can show. */
  static final int MOST_VARIANTS = 100_000;

  private final MapValues parts;
  private final Problems problems;
  private final NetworkFiles files;

  private final Optional<Base> base;
  private final Problems withBase = new Problems();
  private final StatedQuality quality;
  private final Optional<List<Factor>> factors;
  private final List<Factor> readable;
  private final Optional<List<TrainedRow>> trained;
  private final List<FactorComparison> comparisons;
  private final List<Constraint> limits;
  private final Optional<Design> design;
  private final Optional<SelectSpec> select;
  private final AskedMetrics metrics;
  private final TargetReader targetReader;
  private final List<Target> targets;

  /** The quality metrics that the design depends on. */
  private final List<Located<Metric>> used = new ArrayList<>();

  private final List<Located<Metric>> objectives = new ArrayList<>();

  /** Every metric that the selection rule depends on. */
  private final List<Located<Metric>> ruled = new ArrayList<>();

  private StudyReader(
      MapValues parts,
      SpecPatch ofBase,
      Path directory,
      TargetReader.Models models,
      Problems problems) {
    this.parts = parts;
    this.problems = problems;
    files = new NetworkFiles(directory, problems);
    quality = new StatedQuality(parts, files, problems);
    base =
        parts
            .locate(StudyParser.BASE)
            .flatMap(it -> new NetworkFiles(directory, withBase).base(it, ofBase));
    int before = problems.count();
    FactorReader factorReader = new FactorReader(base, quality.ofBase());
    factors = parts.find(FactorKeys.FACTORS).flatMap(factorReader::factors);
    readable = factorReader.readable();
    ConstraintReader constraints = new ConstraintReader(factors.orElse(List.of()));
    factors.ifPresent(it -> constraints.read(parts.each(StudyParser.CONSTRAINTS)));
    comparisons = constraints.comparisons();
    limits = constraints.limits();
    // Factors and conditions with problems cannot be followed.
    factors
        .filter(it -> problems.count() == before)
        .ifPresent(it -> new SpaceCheck(it, problems).check(comparisons, limits));
    trained = factors.flatMap(this::trained);
    select = parts.find(SelectKeys.SELECT).flatMap(this::select);
    design = factors.flatMap(this::design);
    metrics = new AskedMetrics(parts);
    targetReader = new TargetReader(problems, files, models);
    targets =
        parts.find(TargetKeys.TARGETS).map(targetReader::targets).orElse(List.of(Target.HOST));
  }

  /**
   * The study; empty when an error was added.
   *
   * @param ofBase changes of the base, which is in a file of its own
   */
  static Optional<StudySpec> read(
      MapNode document,
      SpecPatch ofBase,
      Path directory,
      TargetReader.Models models,
      Problems problems) {
    MapValues parts = parts(document, problems);
    return new StudyReader(parts, ofBase, directory, models, problems).read();
  }

  /** The parts of a study that can be read. */
  static MapValues parts(MapNode document, Problems problems) {
    return StudyParser.STUDY.parts(document, new Reading(problems, "")).orElseThrow();
  }

  private Optional<StudySpec> read() {
    checkMetrics();
    quality.check(base, design, select, rows());
    used.forEach(it -> quality.checkKnown(it, "the design"));
    objectives.forEach(it -> quality.checkKnown(it, "the search"));
    select.ifPresent(this::checkRelative);
    problems.addAll(withBase);
    base.ifPresent(
        it -> {
          new PatchProbe(it, problems).probe(readable);
          if (!problems.hasErrors()) {
            new Overwrites(it.tree(), readable, problems).check();
          }
        });
    List<Reference> references =
        new ReferenceReader(files)
            .references(parts.find(ReferenceKeys.REFERENCES).orElse(List.of()));
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    OptionParts options = new OptionParts();
    List<Factor> list = factors.orElseThrow();
    boolean pipeline = base.orElseThrow().spec().kind().equals(PipelineSpec.KIND);
    List<Factor> resolved = pipeline ? options.resolve(list) : list;
    return Optional.of(study(base.orElseThrow(), resolved, options, references));
  }

  private StudySpec study(
      Base base, List<Factor> resolved, OptionParts options, List<Reference> references) {
    List<TrainedRow> rows = trained.orElseThrow();
    return new StudySpec(
        parts.get(CommonKeys.NAME),
        parts.find(CommonKeys.TITLE).orElse(parts.get(CommonKeys.NAME)),
        base,
        quality.ofBase(),
        quality.training(),
        quality.scoring(),
        rows,
        resolved,
        comparisons,
        limits,
        design.orElseThrow(),
        metrics.shown(quality.supported(rows)),
        precision(parts.get(StudyParser.BYTES)),
        targets,
        references,
        select.orElseThrow().and(limits).bound(this::knownOfBase),
        StudyHash.of(
            parts.node(),
            options,
            base,
            quality.training(),
            quality.scoring(),
            rows,
            references,
            targetReader.contents()),
        parts.location());
  }

  // What cannot change any more: counts, and a stated quality that no training replaces.
  private Optional<BigDecimal> knownOfBase(Metric metric) {
    boolean replaced =
        rows().stream().anyMatch(it -> it.values().containsKey(metric))
            || quality.training().filter(it -> it.metrics().contains(metric)).isPresent();
    Optional<BigDecimal> stated = replaced ? Optional.empty() : quality.ofBase(metric);
    return stated.or(
        () ->
            Metrics.counted(base.orElseThrow().spec(), precision(parts.get(StudyParser.BYTES)))
                .get(metric.name()));
  }

  private static Precision precision(ShortOrMap<Precision> stated) {
    return stated
        .brief()
        .map(Located::value)
        .orElseGet(
            () -> {
              MapValues map = stated.map().orElseThrow();
              return new Precision(map.get(StudyParser.WEIGHTS), map.get(StudyParser.ACTIVATIONS));
            });
  }

  // Empty when an error was added; the columns are the factors' names.
  private Optional<List<TrainedRow>> trained(List<Factor> columns) {
    int before = problems.count();
    List<TrainedRow> rows =
        new TrainedReader(problems, files, columns).rows(parts.each(StudyParser.TRAINED));
    return problems.count() == before ? Optional.of(rows) : Optional.empty();
  }

  private Optional<Design> design(List<Factor> list) {
    Optional<MapValues> map = parts.find(DesignKeys.DESIGN);
    boolean rows = !rows().isEmpty() || quality.scoring().isPresent();
    var reader = new DesignReader(list, comparisons, select, rows, TargetReader.predicted(parts));
    Optional<Design> read = map.map(reader::design);
    used.addAll(reader.used());
    objectives.addAll(reader.objectives());
    read.filter(it -> it.size(list) > MOST_VARIANTS)
        .ifPresent(it -> refuseSize(map.orElseThrow(), it.size(list)));
    return read;
  }

  private static void refuseSize(MapValues map, long size) {
    String message = "the design asks for up to %,d variants; a study has at most %,d";
    map.error(
        StudyCode.TOO_MANY_VARIANTS,
        String.format(Locale.ROOT, message, size, MOST_VARIANTS),
        "name fewer factors under `"
            + DesignKeys.FACTORIAL.name()
            + "`, or search: `design: {search: {algorithm: exact}}` finds the front without trying"
            + " all");
  }

  private Optional<SelectSpec> select(MapValues map) {
    SelectReader reader = new SelectReader();
    Optional<SelectSpec> read = reader.select(map);
    ruled.addAll(reader.used());
    return read;
  }

  // A search learns limits as it goes, and an exact one computes on them.
  private void checkRelative(SelectSpec rule) {
    boolean searches = design.filter(it -> it.search().isPresent()).isPresent();
    if (searches && base.isPresent()) {
      for (RelativeLimit limit : rule.bound(this::knownOfBase).relative()) {
        problems.error(
            StudyCode.BAD_SEARCH,
            limit.location(),
            "select.where." + limit.metric().name(),
            "a search needs its limits from the start, and the base's value in `"
                + limit.text()
                + "` is measured",
            "state a number, or use another design");
      }
    }
  }

  private List<TrainedRow> rows() {
    return trained.orElse(List.of());
  }

  private void checkMetrics() {
    List<Located<Metric>> all =
        Stream.of(used, objectives, metrics.named(), ruled).flatMap(List::stream).toList();
    if (parts.find(TargetKeys.TARGETS).isPresent()) {
      List<String> names = metrics.targetNames();
      all.forEach(metric -> targetReader.check(metric, names));
    }
    // What is missing from rows that could not be read may have been there.
    boolean noRows = parts.node().get(StudyParser.TRAINED.name()).isEmpty();
    if (quality.isRead() && (trained.isPresent() || noRows)) {
      all.forEach(metric -> quality.checkSupported(metric, rows()));
    }
    ruled.forEach(it -> metrics.checkMeasured(it, "rule"));
    objectives.forEach(it -> metrics.checkMeasured(it, "search"));
  }
}
