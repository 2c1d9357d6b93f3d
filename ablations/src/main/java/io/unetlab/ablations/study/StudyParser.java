package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.cost.NumberType;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.path.PatchType;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The study language: the only place that spells its keys. The declarations parse YAML, and the
 * editors' schema is generated from them; the readers in this package check references between
 * parts.
 */
public final class StudyParser {

  /** How many options a factor has at most. */
  static final int MOST_OPTIONS = 1000;

  private static final int MANY = 10_000;
  private static final ScalarType<String> TEXT = Scalars.text();
  private static final ScalarType<Metric> METRIC_NAME = StudyScalars.metric();
  private static final ScalarType<Quantity> AMOUNT = StudyScalars.amount();
  private static final OneOrListType<String> ALL_OR_FACTORS = new OneOrListType<>(list(TEXT));
  private static final EntriesType<String> CHOICES =
      new EntriesType<>("factors with their options", TEXT);

  static final Key<String> KIND =
      required("kind", Scalars.word("study"), "What this file describes.");
  static final Key<String> NAME = required("name", TEXT, "A short name for tables and charts.");
  static final Key<String> TITLE =
      optional("title", TEXT, "A name for headings; the short name if left out.");
  static final Key<String> BASE =
      required(
          "base",
          TEXT,
          "The file of the network or the pipeline that the study starts from; relative to this"
              + " one.");

  static final Key<Metric> METRIC =
      required("metric", METRIC_NAME, "Which metric the statement is about.");
  static final Key<Quantity> BASE_VALUE = required("value", AMOUNT, "What the base has.");
  static final Key<Quantity> BASE_SD =
      optional("sd", AMOUNT, "Standard deviation of the value, if it is known.");
  static final Key<EvidenceKind> EVIDENCE_KIND =
      required("kind", ChoiceType.of(EvidenceKind.class), "The kind of evidence.");
  static final Key<Firmness> FIRMNESS =
      required(
          "firmness",
          ChoiceType.of(Firmness.class),
          "exact: recounted; high: primary source; mid: secondary source; low: inferred.");
  static final Key<String> SOURCE =
      required("source", TEXT, "Where the statement can be looked up.");
  static final Key<List<MapValues>> QUALITY =
      optional(
              "quality",
              list(
                  map(
                      "a statement of quality",
                      METRIC,
                      BASE_VALUE,
                      BASE_SD,
                      EVIDENCE_KIND,
                      FIRMNESS,
                      SOURCE)),
              "The base's quality, with its source.")
          .or("[]");

  static final Key<OneOrList<String>> TRAINED =
      optional(
              "trained",
              new OneOrListType<>(list(TEXT)),
              "CSV files of trained variants and their quality; relative to this one.")
          .or("[]");

  static final Key<Quantity> VALUE = optional("value", AMOUNT, "The metric with this option.");
  static final Key<Quantity> BASELINE =
      optional("baseline", AMOUNT, "The metric without it, in the same experiment.");
  static final Key<Quantity> EFFECT_SD =
      optional(
          "sd", AMOUNT, "Standard deviation of the effect (value - baseline), if it is known.");
  static final Key<BigDecimal> CHANGE =
      optional(
          "change",
          StudyScalars.percent(),
          "The published change alone; shown, never used in predictions.");
  static final Key<List<Entry<String>>> GIVEN =
      optional("given", CHOICES, "The effect was shown only on top of these choices.").or("{}");
  static final Key<List<MapValues>> EVIDENCE =
      optional(
              "evidence",
              list(
                  map(
                      "a piece of evidence",
                      METRIC,
                      VALUE,
                      BASELINE,
                      EFFECT_SD,
                      CHANGE,
                      EVIDENCE_KIND,
                      FIRMNESS,
                      SOURCE,
                      GIVEN)),
              "What is known about the option's effect.")
          .or("[]");
  static final Key<String> OWN_NAME = required("name", TEXT, "A short name for tables and charts.");
  static final Key<SpecPatch> SET =
      optional("set", new PatchType(), "What the option changes: paths and values.").or("{}");
  static final Key<List<Entry<OneOrList<String>>>> ONLY_IF =
      optional(
              "only_if",
              new EntriesType<>(
                  "factors with their options", new OneOrListType<>(new ListType<>(TEXT, 1, 1000))),
              "The choices of other factors that this requires.")
          .or("{}");
  static final Key<List<MapValues>> OPTIONS =
      optional(
          "options",
          new ListType<>(
              map("an option", OWN_NAME, TITLE, SET, ONLY_IF, EVIDENCE), 1, MOST_OPTIONS),
          "The first option is the base's. Or a path with its values.");
  static final Key<OneOrList<PlacedPath>> PATH =
      optional(
          "path",
          new OneOrListType<>(new ListType<>(new PlacedPath.Type(), 1, 100)),
          "What the values are set at: one path, or several that get the same value.");
  static final Key<List<OptionValue>> VALUES =
      optional(
          "values",
          new ListType<>(new FixedValueType(), 1, MOST_OPTIONS),
          "An option for each, named after it; the base's value is one in any case.");
  static final Key<List<BigDecimal>> RANGE =
      optional(
          "range",
          new ListType<>(StudyScalars.number(), 2, 2),
          "The first and the last of the values, which are numbers.");
  static final Key<BigDecimal> STEP =
      optional("step", StudyScalars.number(), "From one value of the range to the next.").or("1");
  static final Key<List<Entry<Quantity>>> CHANGES =
      required(
          "changes",
          new EntriesType<>("values with the changes that they make", AMOUNT),
          "By value: the metric's change against the base's value, in its unit.");
  static final Key<Quantity> CHANGED_FROM =
      optional(
          "baseline",
          AMOUNT,
          "The metric with the base's value, in the same experiment; the base's quality if left"
              + " out.");
  static final Key<List<MapValues>> BY_VALUE =
      optional(
              "evidence",
              list(
                  map(
                      "a piece of evidence by value",
                      METRIC,
                      CHANGES,
                      CHANGED_FROM,
                      EFFECT_SD,
                      EVIDENCE_KIND,
                      FIRMNESS,
                      SOURCE,
                      GIVEN)),
              "What is known about the effect of each value of a path.")
          .or("[]");
  static final Key<List<MapValues>> FACTORS =
      required(
          "factors",
          new ListType<>(
              map(
                  "a factor",
                  OWN_NAME,
                  TITLE,
                  ONLY_IF,
                  OPTIONS,
                  PATH,
                  VALUES,
                  RANGE,
                  STEP,
                  BY_VALUE),
              1,
              100),
          "What may be changed, in the order in which the changes are applied.");

  static final Key<List<String>> CONSTRAINTS =
      optional(
              "constraints",
              list(TEXT),
              "What every variant satisfies: comparisons of factors with numbers (width_2 >="
                  + " width_1), and limits on counted metrics (macs <= 200G).")
          .or("[]");

  static final Key<OneOrList<String>> OF_FACTORS =
      optional("factors", ALL_OR_FACTORS, "Which factors.").or("all");
  static final Key<OneAtATime.From> FROM =
      optional(
              "from",
              ChoiceType.of(OneAtATime.From.class),
              "base: options are added to it; full: factors are reset in the full network; both.")
          .or("base");
  static final Key<ShortOrMap<OneOrList<String>>> ONE_AT_A_TIME =
      optional(
          "one_at_a_time",
          new ShortOrMapType<>(ALL_OR_FACTORS, map("one_at_a_time", OF_FACTORS, FROM)),
          "all, or the factors whose options are tried alone; or a map that says more.");
  static final Key<Metric> BEST = required("best", METRIC_NAME, "The counted metric to gain in.");
  static final Key<Metric> PER =
      required("per", METRIC_NAME, "The quality metric to lose as little of as possible.");
  static final Key<ShortOrMap<List<StepType.Step>>> LADDER =
      optional(
          "ladder",
          new ShortOrMapType<>(list(new StepType()), map("ladder", BEST, PER, OF_FACTORS)),
          "Steps, each on top of those before; with keep: false it is tried and reverted."
              + " Or how to find the best order.");
  static final Key<OneOrList<String>> FACTORIAL =
      optional("factorial", ALL_OR_FACTORS, "all, or the factors to try in every combination.")
          .or("[]");
  static final Key<Integer> RESOLUTION =
      required(
          "resolution",
          StudyScalars.resolution(),
          "III: the factors are told apart; IV: also from interactions of two; V: and these from"
              + " each other.");
  static final Key<MapValues> FRACTIONAL =
      optional(
          "fractional",
          map("fractional", OF_FACTORS, RESOLUTION),
          "A regular fraction of the factorial of the base's and the full network's options.");
  static final Key<Integer> COUNT =
      required("count", Scalars.whole(1, StudyReader.MOST_VARIANTS), "How many combinations.");
  static final Key<Integer> SEED =
      optional("seed", Scalars.whole(0, Integer.MAX_VALUE), "Another seed gives another sample.")
          .or("0");
  static final Key<MapValues> RANDOM =
      optional(
          "random",
          map("random", COUNT, SEED, OF_FACTORS),
          "A random sample of the factorial, no combination twice.");
  static final Key<List<List<Entry<String>>>> LIST =
      optional("list", list(CHOICES), "Variants one by one; {} is the base itself.").or("[]");
  static final Key<OneOrList<SearchAlgorithm>> ALGORITHM =
      required(
          "algorithm",
          new OneOrListType<>(new ListType<>(ChoiceType.of(SearchAlgorithm.class), 1, 20)),
          "exact, or how to search; several are compared, each with the whole budget.");
  static final Key<List<Metric>> OBJECTIVES =
      optional(
              "objectives",
              list(METRIC_NAME),
              "The metrics to trade against each other; those of the rule if left out.")
          .or("[]");
  static final Key<Integer> EVALUATIONS =
      optional(
          "evaluations",
          Scalars.whole(1, StudyReader.MOST_VARIANTS),
          "How many variants are evaluated at most.");
  static final Key<Double> MINUTES =
      optional("minutes", Scalars.decimal(0, 1_000_000), "How long it searches at most.");
  static final Key<Integer> BATCH =
      optional("batch", Scalars.whole(1, 10_000), "How many variants are asked for at once.")
          .or("20");
  static final Key<Double> EPSILON =
      optional(
              "epsilon",
              Scalars.decimal(0, 1),
              "How far the front may be from the exact one, relative to each value.")
          .or("0");
  static final Key<Integer> KEEP =
      optional(
              "keep",
              Scalars.whole(1, StudyReader.MOST_VARIANTS),
              "How many members of the front become variants at most.")
          .or("1000");
  static final Key<BigDecimal> WITHIN =
      optional(
              "within",
              StudyScalars.percent(),
              "How far it may be off, in percent of the value; exactly if left out.")
          .or("0 %");
  static final Key<Quantity> PUBLISHED_VALUE =
      required("value", AMOUNT, "The figure of the whole network.");
  static final Key<List<MapValues>> PUBLISHED =
      optional(
              "published",
              list(map("a published figure", METRIC, PUBLISHED_VALUE, WITHIN)),
              "What the network has, for a fit.")
          .or("[]");
  static final Key<String> STEP_TITLE =
      optional("title", TEXT, "A name of the step; its number if left out.");
  static final Key<List<Entry<OneOrList<String>>>> STEP_CHOICES =
      optional(
              "choices",
              new EntriesType<>(
                  "factors with their options", new OneOrListType<>(new ListType<>(TEXT, 1, 1000))),
              "What the step chooses: an option, or those that are possible.")
          .or("{}");
  static final Key<List<String>> STEP_FACTORS =
      optional("factors", list(TEXT), "Factors that it chooses too, of all their options.")
          .or("[]");
  static final Key<BigDecimal> STEP_CHANGE =
      required("change", StudyScalars.percent(), "Against the step before it, or the base.");
  static final Key<BigDecimal> STEP_WITHIN =
      required(
          "within", StudyScalars.percent(), "How many percentage points the change may be off.");
  static final Key<List<MapValues>> STEP_CHANGES =
      optional(
              "changes",
              list(map("a published change", METRIC, STEP_CHANGE, STEP_WITHIN)),
              "What is published about the step.")
          .or("[]");
  static final Key<List<MapValues>> STEPS =
      optional(
              "steps",
              list(map("a step", STEP_TITLE, STEP_CHOICES, STEP_FACTORS, STEP_CHANGES)),
              "How the network was derived, for a fit; each on top of the ones before it.")
          .or("[]");
  static final Key<MapValues> SEARCH =
      optional(
          "search",
          map(
              "search",
              ALGORITHM,
              OBJECTIVES,
              EVALUATIONS,
              MINUTES,
              BATCH,
              SEED,
              EPSILON,
              KEEP,
              PUBLISHED,
              STEPS),
          "A design that asks for variants as it learns.");
  static final Key<List<Entry<String>>> FULL =
      optional(
              "full",
              CHOICES,
              "The full network's options, where they are not the last ones: for one_at_a_time from"
                  + " full and fractional.")
          .or("{}");
  static final Key<Integer> REPLICATES =
      optional("replicates", Scalars.whole(1, 100), "How often each network is measured.").or("1");
  static final Key<Integer> BLOCK =
      optional(
          "block",
          Scalars.whole(2, 1000),
          "How many networks a session measures at most; the base is one of each.");
  static final Key<MapValues> DESIGN =
      required(
          "design",
          map(
              "design",
              ONE_AT_A_TIME,
              LADDER,
              FACTORIAL,
              FRACTIONAL,
              RANDOM,
              LIST,
              SEARCH,
              FULL,
              REPLICATES,
              BLOCK),
          "Which variants to try.");

  static final Key<List<Metric>> METRICS =
      optional("metrics", list(METRIC_NAME), "The metrics to show for each variant.").or("[]");

  private static final ScalarType<NumberType> NUMBERS = ChoiceType.of(NumberType.class);
  static final Key<NumberType> WEIGHTS =
      required("weights", NUMBERS, "Of all parameters, biases and norms included.");
  static final Key<NumberType> ACTIVATIONS =
      required("activations", NUMBERS, "Of inputs, outputs and intermediate results.");
  static final Key<ShortOrMap<Precision>> BYTES =
      optional(
              "precision",
              new ShortOrMapType<>(
                  StudyScalars.precision(), map("precision", WEIGHTS, ACTIVATIONS)),
              "What figures in bytes assume: a number type, or one for weights and one for"
                  + " activations.")
          .or("float32");

  static final Key<HostRuntime> RUNTIME =
      optional("runtime", ChoiceType.of(HostRuntime.class), "What runs the networks.").or("djl");
  static final Key<Integer> THREADS =
      optional("threads", Scalars.whole(1, 1024), "The number of threads; all cores if left out.");
  static final Key<ElementType> PRECISION =
      optional("precision", ChoiceType.of(HostRuntime.PRECISIONS), "The precision to compute in.")
          .or("float32");
  static final Key<String> DEVICE =
      optional(
          "device",
          TEXT,
          "A device file, relative to this one, or desktop: this machine as a device.");
  static final Key<String> LATENCIES =
      optional(
          "latencies",
          TEXT,
          "A file that another tool wrote; a latency belongs to the network with its spec hash.");
  static final Key<List<MapValues>> TARGETS =
      optional(
              "targets",
              new ListType<>(
                  map("a target", OWN_NAME, RUNTIME, THREADS, PRECISION, DEVICE, LATENCIES), 1, 8),
              "Where latency is measured or imported from; one column each.")
          .or("[{name: host}]", "this machine");

  /** What a reference may state, by metric. */
  static final Map<Metric, Key<Quantity>> STATED =
      Metrics.stated().stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  metric -> optional(metric.name(), AMOUNT, metric.doc()),
                  (first, second) -> first,
                  LinkedHashMap::new));

  static final Key<String> SPEC =
      optional("spec", TEXT, "The file of a network or a pipeline to count; relative to this one.");
  static final Key<String> REFERENCE_NAME =
      optional("name", TEXT, "A short name; the network's own if left out.");
  static final Key<String> REFERENCE_SOURCE =
      optional("source", TEXT, "Where the stated numbers can be looked up.");
  static final Key<List<MapValues>> REFERENCES =
      optional("references", list(reference()), "Networks shown with the variants, never chosen.")
          .or("[]");

  static final Key<OneOrList<Metric>> MINIMIZE =
      optional(
          "minimize", new OneOrListType<>(list(METRIC_NAME)), "Metrics to minimize; in order.");
  static final Key<OneOrList<Metric>> MAXIMIZE =
      optional(
          "maximize", new OneOrListType<>(list(METRIC_NAME)), "Metrics to maximize; in order.");
  static final Key<List<Entry<OneOrList<String>>>> WHERE =
      optional(
              "where",
              new EntriesType<>(
                  "metrics with their limits", new OneOrListType<>(list(StudyScalars.limit()))),
              "What the choice has to satisfy, such as fid: \"<= 12.75\".")
          .or("{}");
  static final Key<List<Entry<Quantity>>> WEIGHTED =
      optional(
          "weighted",
          new EntriesType<>("metrics with their weights", AMOUNT),
          "The least weighted sum, each metric scaled to its range: {macs: 0.7, fid: 0.3}.");
  static final Key<List<Metric>> KNEE =
      optional("knee", list(METRIC_NAME), "The point where the front of these metrics bends most.");
  static final Key<Unknown> UNKNOWN =
      optional(
              "unknown",
              ChoiceType.of(Unknown.class),
              "Whether a limit holds for a variant whose value is unknown.")
          .or("refuse");
  static final Key<Unknown> UNKNOWN_QUALITY =
      optional("unknown_quality", ChoiceType.of(Unknown.class), "The old name of `unknown`.");
  static final Key<MapValues> SELECT =
      required(
          "select",
          map("select", MINIMIZE, MAXIMIZE, WEIGHTED, KNEE, WHERE, UNKNOWN, UNKNOWN_QUALITY),
          "How to choose among the variants.");

  /** A whole study; {@link StudyLoader} interprets the values. */
  public static final MapType<MapValues> STUDY =
      map(
          "a study",
          KIND,
          NAME,
          TITLE,
          BASE,
          QUALITY,
          TRAINED,
          FACTORS,
          CONSTRAINTS,
          DESIGN,
          METRICS,
          BYTES,
          TARGETS,
          REFERENCES,
          SELECT);

  private StudyParser() {}

  private static <T> ListType<T> list(ValueType<T> item) {
    return new ListType<>(item, 0, MANY);
  }

  private static MapType<MapValues> map(String what, Key<?>... keys) {
    return new MapType<>(what, List.of(keys), values -> values);
  }

  private static MapType<MapValues> reference() {
    return map(
        "a reference",
        Stream.concat(Stream.of(SPEC, REFERENCE_NAME, REFERENCE_SOURCE), STATED.values().stream())
            .toArray(Key<?>[]::new));
  }
}
