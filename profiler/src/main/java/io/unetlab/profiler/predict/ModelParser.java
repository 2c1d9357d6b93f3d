package io.unetlab.profiler.predict;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Map;

/**
 * The language of latency models, the only place that spells its keys. {@code fit} writes these
 * files.
 */
public final class ModelParser {

  /** The value of {@code kind}. */
  static final String WORD = "latency_model";

  private static final int MOST = 1_000_000;
  private static final double LONGEST = 1e9;
  private static final double LEAST = 1e-6;

  static final Key<String> KIND =
      required(DocumentKind.KEY, Scalars.word(WORD), "What this file describes.");

  static final Key<String> NAME =
      required("name", Scalars.text(), "The target: host, desktop or a device file's name.");
  static final Key<String> MACHINE =
      required("machine", Scalars.text(), "The device or the processor, as it reports itself.");
  static final Key<String> RUNTIME =
      required(
          "runtime",
          Scalars.text(),
          "What runs networks: djl-pytorch, onnxruntime, litert or benchmark_model.");
  static final Key<String> VERSION = required("version", Scalars.text(), "The runtime's version.");
  static final Key<Integer> THREADS =
      required("threads", Scalars.whole(1, 1024), "Threads that an operation uses.");
  static final Key<String> PRECISION =
      required("precision", Scalars.text(), "What networks compute in.");
  static final Key<ModelTarget> TARGET =
      required(
          "target",
          new MapType<>(
              "a target",
              List.of(NAME, MACHINE, RUNTIME, VERSION, THREADS, PRECISION),
              ModelParser::target),
          "What the model holds for.");

  static final Key<String> COMMAND =
      required("command", Scalars.text(), "The command that wrote the file, and continues it.");
  static final Key<Integer> OF_OPERATIONS =
      required("of_operations", Scalars.whole(0, MOST), "Operations that it measures in all.");
  static final Key<Integer> OF_NETWORKS =
      required("of_networks", Scalars.whole(0, MOST), "Networks that it measures in all.");
  static final Key<Asked> ASKED =
      optional(
          "asked",
          new MapType<>(
              "what was asked",
              List.of(COMMAND, OF_OPERATIONS, OF_NETWORKS),
              map -> new Asked(map.get(COMMAND), map.get(OF_OPERATIONS), map.get(OF_NETWORKS))),
          "What the file has when it is complete.");

  static final Key<Double> KERNEL_MS =
      required(
          "kernel_ms",
          Scalars.decimal(LEAST, LONGEST),
          "Milliseconds of the calibration kernel at the speed that all times are given at.");
  static final Key<List<String>> FUSED =
      required(
          "fused",
          new ListType<>(Scalars.text(), 0, MOST),
          "Kinds of operations that the runtime computes in the kernel of the one before.");

  static final Key<OperationKey> OPERATION =
      required("operation", operation(), "What is computed, and its sizes.");
  static final Key<Double> MS =
      required("ms", Scalars.decimal(LEAST, LONGEST), "Milliseconds of one run.");
  static final Key<Double> SPREAD =
      required(
          "spread",
          Scalars.decimal(0, LONGEST),
          "The middle half of the runs, relative to their median.");
  static final Key<Integer> RUNS = required("runs", Scalars.whole(1, MOST), "Timed runs.");
  static final Key<List<OperationTime>> OPERATIONS =
      required(
          "operations",
          new ListType<>(
              new MapType<>(
                  "an operation", List.of(OPERATION, MS, SPREAD, RUNS), ModelParser::operation),
              1,
              MOST),
          "Operations that were measured by themselves.");

  static final Key<String> NETWORK =
      required("network", Scalars.text(), "A network that was measured.");
  static final Key<String> FAMILY =
      required("family", Scalars.text(), "Its origin: a study's base, or its own name.");
  static final Key<String> SPEC_HASH =
      required("spec_hash", Scalars.text(), "The SHA-256 of its spec.");
  static final Key<Boolean> HELD_OUT =
      optional("held_out", Scalars.flag(), "Whether nothing was fitted to it.").or("false");
  static final Key<Double> PREDICTED_MS =
      optional(
          "predicted_ms",
          Scalars.decimal(0, LONGEST),
          "What is predicted for it without it; left out where that is refused.");
  static final Key<List<NetworkTime>> NETWORKS =
      required(
          "networks",
          new ListType<>(
              new MapType<>(
                  "a network",
                  List.of(NETWORK, FAMILY, SPEC_HASH, HELD_OUT, MS, PREDICTED_MS),
                  ModelParser::network),
              0,
              MOST),
          "Whole networks that were measured.");

  static final Key<List<Double>> FACTORS =
      required(
          "factors",
          new ListType<>(
              Scalars.decimal(0, LONGEST), WorkKind.values().length, WorkKind.values().length),
          "What operations take in a network relative to alone: convolution, depthwise, linear,"
              + " attention, norm, other.");
  static final Key<Double> MS_PER_MEGABYTE =
      required(
          "ms_per_megabyte",
          Scalars.decimal(0, LONGEST),
          "Milliseconds for each 10^6 bytes of weights.");
  static final Key<Double> MS_PER_KERNEL =
      required("ms_per_kernel", Scalars.decimal(0, LONGEST), "Milliseconds for each kernel.");
  static final Key<Double> CONSTANT_MS =
      required("constant_ms", Scalars.decimal(0, LONGEST), "Milliseconds of any network.");
  static final Key<Double> ERROR =
      optional(
          "error",
          Scalars.decimal(0, LONGEST),
          "Half the width of the interval of a prediction, relative to it; left out with fewer than"
              + " two networks.");
  static final Key<MapValues> CORRECTION =
      required(
          "correction",
          new MapType<>(
              "a correction",
              List.of(FACTORS, MS_PER_MEGABYTE, MS_PER_KERNEL, CONSTANT_MS, ERROR),
              values -> values),
          "From operations by themselves to whole networks.");

  static final Key<ErrorRow.Group> LEFT_OUT =
      required("left_out", ChoiceType.of(ErrorRow.Group.class), "What was left out.");
  static final Key<String> OF = required("of", Scalars.text(), "What was predicted.");
  static final Key<Integer> COUNT = required("count", Scalars.whole(1, MOST), "Predictions.");
  static final Key<Double> WITHIN_5 =
      required("within_5", Scalars.decimal(0, 1), "The share within 5 % of the measurement.");
  static final Key<Double> WITHIN_10 =
      required("within_10", Scalars.decimal(0, 1), "The share within 10 %.");
  static final Key<Double> MAPE =
      required("mape", Scalars.decimal(0, LONGEST), "Mean absolute relative error.");
  static final Key<Double> BIAS =
      required("bias", Scalars.decimal(-1, LONGEST), "Mean relative error.");
  static final Key<Double> SPEARMAN =
      optional("spearman", Scalars.decimal(-1, 1), "Spearman's rank correlation.");
  static final Key<Double> KENDALL =
      optional("kendall", Scalars.decimal(-1, 1), "Kendall's rank correlation.");
  static final Key<List<ErrorRow>> ERRORS =
      required(
          "errors",
          new ListType<>(
              new MapType<>(
                  "errors",
                  List.of(LEFT_OUT, OF, COUNT, WITHIN_5, WITHIN_10, MAPE, BIAS, SPEARMAN, KENDALL),
                  ModelParser::errors),
              0,
              MOST),
          "Errors on what the model was fitted without.");

  /** A whole file; {@link ModelLoader} checks how its parts fit together. */
  public static final MapType<MapValues> MODEL =
      new MapType<>(
          "a latency model",
          List.of(KIND, TARGET, ASKED, KERNEL_MS, FUSED, CORRECTION, ERRORS, NETWORKS, OPERATIONS),
          values -> values);

  private ModelParser() {}

  private static ScalarType<OperationKey> operation() {
    return ScalarType.of(
        "an operation with its sizes",
        scalar -> OperationKey.parse(scalar.text()),
        Map.of("type", "string"),
        ModelCode.BAD_OPERATION,
        "such as `linear of a vector, batch 1, in 320, out 1280`; fit writes them");
  }

  private static ModelTarget target(MapValues map) {
    return new ModelTarget(
        map.get(NAME),
        map.get(MACHINE),
        map.get(RUNTIME),
        map.get(VERSION),
        map.get(THREADS),
        map.get(PRECISION));
  }

  private static OperationTime operation(MapValues map) {
    return new OperationTime(map.get(OPERATION), map.get(MS), map.get(SPREAD), map.get(RUNS));
  }

  private static NetworkTime network(MapValues map) {
    return new NetworkTime(
        map.get(NETWORK),
        map.get(FAMILY),
        map.get(SPEC_HASH),
        map.get(HELD_OUT),
        map.get(MS),
        map.find(PREDICTED_MS).orElse(Double.NaN));
  }

  private static ErrorRow errors(MapValues map) {
    ErrorFigures figures =
        new ErrorFigures(
            map.get(COUNT),
            map.get(WITHIN_5),
            map.get(WITHIN_10),
            map.get(MAPE),
            map.get(BIAS),
            map.find(SPEARMAN).orElse(Double.NaN),
            map.find(KENDALL).orElse(Double.NaN));
    return new ErrorRow(map.get(LEFT_OUT), map.get(OF), figures);
  }

  static Correction correction(MapValues map) {
    double[] coefficients = new double[Correction.TERMS];
    List<Double> factors = map.get(FACTORS);
    for (int i = 0; i < factors.size(); i++) {
      coefficients[i] = factors.get(i);
    }
    coefficients[Correction.MEMORY] = map.get(MS_PER_MEGABYTE);
    coefficients[Correction.KERNEL] = map.get(MS_PER_KERNEL);
    coefficients[Correction.CONSTANT] = map.get(CONSTANT_MS);
    return new Correction(coefficients);
  }
}
