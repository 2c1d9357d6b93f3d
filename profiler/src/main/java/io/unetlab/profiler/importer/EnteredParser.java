package io.unetlab.profiler.importer;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/**
 * The language of latencies entered by hand, the only place that spells its keys. The declarations
 * read YAML and generate the editor schema.
 */
public final class EnteredParser {

  /** The value of {@code kind} in such a file. */
  static final String WORD = "latencies";

  private static final double SHORTEST = 1e-3;
  private static final double LONGEST = 1e9;
  private static final ScalarType<String> TEXT = Scalars.text();

  /** The origin of a figure entered by hand. */
  enum Origin {
    PUBLISHED,
    ENTERED
  }

  /** The statistics that a latency entered by hand may have. */
  enum StatedFigure {
    MEDIAN(Statistic.MEDIAN),
    AVERAGE(Statistic.AVERAGE),
    P90(Statistic.P90),
    P95(Statistic.P95),
    MINIMUM(Statistic.MINIMUM),
    MAXIMUM(Statistic.MAXIMUM);

    private final Statistic statistic;

    StatedFigure(Statistic statistic) {
      this.statistic = statistic;
    }

    Statistic statistic() {
      return statistic;
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
          Scalars.whole(1, 10_000),
          "Steps of the sampler that the source speaks of; the latency of a unet is not multiplied.");

  static final Key<String> DEVICE_NAME = optional("name", TEXT, "Maker and model.");
  static final Key<String> SOC = optional("soc", TEXT, "The system on chip.");
  static final Key<String> OS = optional("os", TEXT, "The operating system with its version.");
  static final Key<MapValues> DEVICE =
      required("device", map("a device", DEVICE_NAME, SOC, OS), "Its name, its chip, or both.");

  static final Key<Double> MS =
      required("ms", Scalars.decimal(SHORTEST, LONGEST), "The latency in milliseconds.");
  static final Key<StatedFigure> STATISTIC =
      optional(
          "statistic",
          ChoiceType.of(StatedFigure.class),
          "Which statistic of the runs the latency is; omit it when the source does not state it.");
  static final Key<Integer> RUNS =
      optional("runs", Scalars.whole(1, Integer.MAX_VALUE), "The number of runs.");
  static final Key<Double> FIRST_MS =
      optional("first_ms", Scalars.decimal(0, LONGEST), "The first run, in milliseconds.");
  static final Key<Double> LOAD_MS =
      optional("load_ms", Scalars.decimal(0, LONGEST), "Loading the network, in milliseconds.");

  static final Key<String> RUNTIME = optional("runtime", TEXT, "What ran it.");
  static final Key<String> RUNTIME_VERSION = optional("runtime_version", TEXT, "Its version.");
  static final Key<String> PRECISION =
      optional("precision", TEXT, "Of its numbers, as the source writes it, such as w8a16.");
  static final Key<String> PROCESSOR =
      optional("processor", TEXT, "What did the work, such as NPU.");

  static final Key<Origin> HOW =
      required(
          "how",
          ChoiceType.of(Origin.class),
          "published: in a paper or in a vendor's tables; entered: read off another tool by hand.");
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
                  FIRST_MS,
                  LOAD_MS,
                  RUNTIME,
                  RUNTIME_VERSION,
                  PRECISION,
                  PROCESSOR,
                  HOW,
                  SOURCE),
              1,
              10_000),
          "Latencies that others measured.");

  /** A whole file; {@link EnteredLatencies} interprets its values. */
  public static final MapType<MapValues> FILE = map("a file of latencies", KIND, LATENCIES);

  private EnteredParser() {}

  private static MapType<MapValues> map(String what, Key<?>... keys) {
    return new MapType<>(what, List.of(keys), values -> values);
  }
}
