package io.unetlab.profiler.metric;

import static io.unetlab.profiler.metric.Direction.HIGHER_IS_BETTER;
import static io.unetlab.profiler.metric.Direction.LOWER_IS_BETTER;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.Precision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** The metrics that are counted of a graph, one line each. */
public final class CountedMetrics {

  // Titles of metrics in bytes end with the number type.
  private static final String WEIGHTS = "Weights, ";
  private static final String PEAK = "Peak activations, ";
  private static final String TOGETHER = "Memory together, ";
  private static final String IN_TURN = "Memory in turn, ";
  private static final String INTENSITY = "Arithmetic intensity, ";

  /** Every counted metric; titles of those in bytes are for float32. */
  public static final List<CountedMetric> ALL =
      List.of(
          count(
              "params",
              "Parameters",
              "params",
              "Weights and biases; a shared projection counts once.",
              r -> r.total().params()),
          count(
              "macs",
              "MACs",
              "MACs",
              "Multiply-accumulates of convolutions, linear layers and attention, for the whole"
                  + " batch and all runs of a pipeline's parts.",
              r -> r.total().macs()),
          count(
              "flops",
              "FLOPs",
              "FLOPs",
              "2 x MACs and 1 an element of every other arithmetic operation, for the whole batch"
                  + " and all runs of a pipeline's parts.",
              r -> r.total().flops()),
          count(
              "weight_bytes",
              WEIGHTS + Precision.FLOAT32.text(),
              "B",
              "Memory of all parameters.",
              CountedParts::weightBytes),
          count(
              "peak_activation_bytes",
              PEAK + Precision.FLOAT32.text(),
              "B",
              "The most activation memory in use at once, attention fused.",
              CountedParts::peakActivationBytes),
          count(
              "memory_together_bytes",
              TOGETHER + Precision.FLOAT32.text(),
              "B",
              "Weights and peak activations with all parts of a pipeline in memory.",
              CountedParts::memoryTogetherBytes),
          count(
              "memory_in_turn_bytes",
              IN_TURN + Precision.FLOAT32.text(),
              "B",
              "Weights and peak activations of the part that needs most, one part in memory.",
              CountedParts::memoryInTurnBytes),
          new CountedMetric(
              new Metric(
                  "arithmetic_intensity",
                  INTENSITY + Precision.FLOAT32.text(),
                  "FLOPs/B",
                  HIGHER_IS_BETTER,
                  "FLOPs for each byte moved, each operation run alone."),
              (parts, p) -> BigDecimal.valueOf(parts.total().arithmeticIntensity(p))),
          blocks(
              "resnets",
              "Residual blocks",
              "Residual blocks on the way down, in the middle and on the way up.",
              Blocks::residual),
          blocks(
              "self_attentions",
              "Self-attentions",
              "Transformer blocks with self-attention.",
              Blocks::selfAttentions),
          blocks(
              "cross_attentions",
              "Cross-attentions",
              "Transformer blocks with cross-attention.",
              Blocks::crossAttentions));

  /** The names, in the same order. */
  static final List<String> NAMES = ALL.stream().map(counted -> counted.metric().name()).toList();

  private static final Set<String> BLOCKS =
      Set.of("resnets", "self_attentions", "cross_attentions");

  private static final Set<String> OF_PARTS =
      Set.of("memory_together_bytes", "memory_in_turn_bytes");

  private CountedMetrics() {}

  /**
   * The counted metrics that tables show. Without a pipeline, how parts share the memory is left
   * out: it is the sum of weights and peak activations.
   */
  public static List<Metric> shown(boolean pipelines) {
    return ALL.stream()
        .map(CountedMetric::metric)
        .filter(metric -> pipelines || !OF_PARTS.contains(metric.name()))
        .toList();
  }

  /** Whether a metric is a block count, which has no cost of its own. */
  public static boolean countsBlocks(Metric metric) {
    return BLOCKS.contains(metric.name());
  }

  /** A metric's title, for bytes of a precision. */
  public static String title(Metric metric, Precision precision) {
    return switch (metric.name()) {
      case "weight_bytes" -> WEIGHTS + precision.weights().text();
      case "peak_activation_bytes" -> PEAK + precision.activations().text();
      case "memory_together_bytes" -> TOGETHER + precision.text();
      case "memory_in_turn_bytes" -> IN_TURN + precision.text();
      case "arithmetic_intensity" -> INTENSITY + precision.text();
      default -> metric.title();
    };
  }

  private static CountedMetric count(
      String name, String title, String unit, String doc, ToLongFunction<CountedParts> count) {
    return count(name, title, unit, doc, (parts, precision) -> count.applyAsLong(parts));
  }

  private static CountedMetric count(
      String name,
      String title,
      String unit,
      String doc,
      ToLongBiFunction<CountedParts, Precision> count) {
    return new CountedMetric(
        new Metric(name, title, unit, LOWER_IS_BETTER, doc),
        (parts, precision) -> BigDecimal.valueOf(count.applyAsLong(parts, precision)));
  }

  private static CountedMetric blocks(
      String name, String title, String doc, ToLongFunction<Graph> count) {
    return new CountedMetric(
        new Metric(name, title, "", LOWER_IS_BETTER, doc),
        (parts, precision) -> BigDecimal.valueOf(parts.sumOfGraphs(count)));
  }
}
