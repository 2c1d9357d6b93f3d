package io.unetlab.profiler.importer;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language of latencies entered by hand, the only place that spells its keys. The declarations
 * read YAML and generate the editor schema.
 */
public final class EnteredParser {

  /** The value of {@code kind} in such a file. */
  static final String WORD = "latencies";

  /** The shortest latency in milliseconds: the resolution of samples. */
  static final double SHORTEST = 1e-6;

  /** The longest figure in milliseconds: eleven days. */
  static final double LONGEST = 1e9;

  static final int LONGEST_TEXT = 1000;
  static final int MOST_SAMPLES = 100_000;
  static final int MOST_STEPS = 10_000;
  static final int MOST_THREADS = 100_000;
  private static final ScalarType<String> TEXT = ForeignText.of(LONGEST_TEXT);

  /** The origin of a figure entered by hand. */
  enum Origin {
    PUBLISHED(HowKnown.PUBLISHED),
    ENTERED(HowKnown.ENTERED),
    MEASURED_ELSEWHERE(HowKnown.MEASURED_ELSEWHERE);

    private final HowKnown how;

    Origin(HowKnown how) {
      this.how = how;
    }

    HowKnown how() {
      return how;
    }

    // A file proves no measurement of this program.
    static Origin of(HowKnown how) {
      return Arrays.stream(values())
          .filter(it -> it.how == how)
          .findFirst()
          .orElse(MEASURED_ELSEWHERE);
    }
  }

  /** The statistics that a latency entered by hand may have. */
  enum StatedFigure {
    MEDIAN(Statistic.MEDIAN),
    AVERAGE(Statistic.AVERAGE),
    P90(Statistic.P90),
    P95(Statistic.P95),
    MINIMUM(Statistic.MINIMUM),
    MAXIMUM(Statistic.MAXIMUM),
    P5(Statistic.P5),
    FIRST_RUN(Statistic.FIRST_RUN);

    private final Statistic statistic;

    StatedFigure(Statistic statistic) {
      this.statistic = statistic;
    }

    Statistic statistic() {
      return statistic;
    }

    static Optional<StatedFigure> of(Statistic statistic) {
      return Arrays.stream(values()).filter(it -> it.statistic == statistic).findFirst();
    }
  }

  static final Key<String> KIND = required("kind", Scalars.word(WORD), "What this file describes.");

  static final Key<String> NETWORK = required("network", TEXT, "What ran, by a short name.");
  static final Key<NetworkPart> PART =
      optional(
          "part",
          ChoiceType.of(NetworkPart.class),
          "Which part was timed; a unet's latency is for one step.");
  static final Key<String> SPEC_HASH =
      optional(
          "spec_hash",
          Scalars.sha256(SpecCode.WRONG_TYPE, "the key `hash` of `unetlab show SPEC --json`"),
          "The network's hash, as `unetlab show --json` has it.");
  static final Key<String> MODEL_SHA256 =
      optional(
          "model_sha256",
          Scalars.sha256(SpecCode.WRONG_TYPE, "`sha256sum FILE` prints it"),
          "Of the file that ran.");
  static final Key<Integer> STEPS =
      optional(
          "steps",
          Scalars.whole(1, MOST_STEPS),
          "Steps of the sampler that the source states; the latency of a unet is not"
              + " multiplied.");

  static final Key<String> DEVICE_NAME = optional("name", TEXT, "Maker and model.");
  static final Key<String> SOC = optional("soc", TEXT, "The system on chip.");
  static final Key<String> OS = optional("os", TEXT, "The operating system with its version.");
  static final Key<String> FORM_FACTOR =
      optional("form_factor", TEXT, "The kind of device that the source claims, such as phone.");
  static final Key<MapValues> DEVICE =
      optional(
          "device",
          map("a device", DEVICE_NAME, SOC, OS, FORM_FACTOR),
          "Its name, its chip, or both; required unless a tool measured it.");

  static final Key<Double> MS =
      required("ms", Scalars.decimal(SHORTEST, LONGEST), "The latency in milliseconds.");
  static final Key<StatedFigure> STATISTIC =
      optional(
          "statistic",
          ChoiceType.of(StatedFigure.class),
          "Which statistic of the runs the latency is; omit it when the source does not state it.");
  static final Key<Integer> RUNS =
      optional("runs", Scalars.whole(1, Integer.MAX_VALUE), "The number of runs.");
  static final Key<List<Double>> SAMPLES =
      optional(
          "samples_ms",
          new ListType<>(Scalars.decimal(SHORTEST, LONGEST), 1, MOST_SAMPLES),
          "Every run, in milliseconds, instead of runs and figures; their median is the latency.");

  /** The figures of the runs that a file may state in addition to the latency. */
  static final Map<Key<Double>, Statistic> FIGURES = figures();

  static final Key<MapValues> OTHERS =
      optional(
          "figures",
          map("figures of the runs", FIGURES.keySet().toArray(new Key<?>[0])),
          "Other statistics of the same runs, in milliseconds.");
  static final Key<Double> FIRST_MS =
      optional("first_ms", Scalars.decimal(0, LONGEST), "The first run, in milliseconds.");
  static final Key<Double> LOAD_MS =
      optional("load_ms", Scalars.decimal(0, LONGEST), "Loading the network, in milliseconds.");

  static final int MOST_DOUBTS = 100;
  static final Key<List<String>> DOUBTS =
      optional(
              "doubts",
              new ListType<>(TEXT, 0, MOST_DOUBTS),
              "Known reasons to distrust the figure; it is then compared with no other.")
          .or("[]");

  static final Key<String> RUNTIME = optional("runtime", TEXT, "What ran it.");
  static final Key<String> RUNTIME_VERSION = optional("runtime_version", TEXT, "Its version.");
  static final Key<String> PRECISION =
      optional("precision", TEXT, "Of its numbers, as the source writes it, such as w8a16.");
  static final Key<Integer> THREADS =
      optional("threads", Scalars.whole(1, MOST_THREADS), "Threads on the CPU.");
  static final Key<String> DELEGATE =
      optional("delegate", TEXT, "The delegates of LiteRT that executed the network.");
  static final Key<String> PROCESSOR =
      optional("processor", TEXT, "What did the work, such as NPU.");

  static final Key<Origin> HOW =
      required(
          "how",
          ChoiceType.of(Origin.class),
          "published: in a paper or in a vendor's tables; entered: read off another tool by hand;"
              + " measured_elsewhere: printed by a tool and imported.");
  static final Key<String> SOURCE_TEXT =
      required("text", TEXT, "A paper with its table, or a tool with what was clicked.");
  static final Key<String> SOURCE_URL = optional("url", TEXT, "Where to find it.");
  static final Key<MapValues> SOURCE =
      required("source", map("a source", SOURCE_TEXT, SOURCE_URL), "Where it can be looked up.");

  static final Key<List<MapValues>> LATENCIES =
      required(
          "latencies",
          new ListType<>(
              map(
                  "a latency",
                  NETWORK,
                  PART,
                  SPEC_HASH,
                  MODEL_SHA256,
                  STEPS,
                  DEVICE,
                  MS,
                  STATISTIC,
                  RUNS,
                  SAMPLES,
                  OTHERS,
                  DOUBTS,
                  FIRST_MS,
                  LOAD_MS,
                  RUNTIME,
                  RUNTIME_VERSION,
                  PRECISION,
                  PROCESSOR,
                  THREADS,
                  DELEGATE,
                  HOW,
                  SOURCE),
              1,
              10_000),
          "Latencies that others measured.");

  /** A whole file; {@link EnteredLatencies} interprets its values. */
  public static final MapType<MapValues> FILE = map("a file of latencies", KIND, LATENCIES);

  private EnteredParser() {}

  private static Map<Key<Double>, Statistic> figures() {
    Map<Key<Double>, Statistic> figures = new LinkedHashMap<>();
    for (Statistic statistic :
        List.of(
            Statistic.MEDIAN,
            Statistic.AVERAGE,
            Statistic.P5,
            Statistic.P90,
            Statistic.P95,
            Statistic.MINIMUM,
            Statistic.MAXIMUM,
            Statistic.STANDARD_DEVIATION)) {
      figures.put(
          optional(
              ChoiceType.word(statistic),
              Scalars.decimal(0, LONGEST),
              "The " + statistic.words() + " of the runs, in milliseconds."),
          statistic);
    }
    return Collections.unmodifiableMap(figures);
  }

  private static MapType<MapValues> map(String what, Key<?>... keys) {
    return new MapType<>(what, List.of(keys), values -> values);
  }
}
