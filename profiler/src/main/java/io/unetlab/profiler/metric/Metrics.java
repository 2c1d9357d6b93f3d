package io.unetlab.profiler.metric;

import static io.unetlab.profiler.metric.Direction.HIGHER_IS_BETTER;
import static io.unetlab.profiler.metric.Direction.LOWER_IS_BETTER;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.model.NetworkSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The catalogue of metrics, one line each. */
public final class Metrics {

  // Titles of metrics in bytes end with the number type.
  private static final String WEIGHTS = "Weights, ";
  private static final String PEAK = "Peak activations, ";
  private static final String TOGETHER = "Memory together, ";
  private static final String IN_TURN = "Memory in turn, ";
  private static final String INTENSITY = "Arithmetic intensity, ";

  /** Metrics of the counted graph; titles of those in bytes are for float32. */
  public static final List<CountedMetric> COUNTED =
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

  private static final List<String> COUNTED_NAMES =
      COUNTED.stream().map(counted -> counted.metric().name()).toList();

  private static final Set<String> BLOCKS =
      Set.of("resnets", "self_attentions", "cross_attentions");

  private static final Set<String> OF_PARTS =
      Set.of("memory_together_bytes", "memory_in_turn_bytes");

  /** The one metric that is 0 where nothing is changed. */
  public static final Metric LOSS =
      new Metric(
          "loss",
          "Loss",
          "",
          LOWER_IS_BETTER,
          "Sum of the scores of what was changed, such as how far a removed block moves the output;"
              + " 0 without changes.");

  /** Names of the qualities that are only known of trainings in small. */
  public static final Set<String> SMALL_SCALE =
      Set.of(
          "denoising_loss",
          "caption_gain",
          "caption_accuracy",
          "frechet_distance",
          "sample_precision",
          "sample_recall",
          "clip_score");

  /** What the captions are worth to a trained network. */
  public static final Metric CAPTION_GAIN =
      new Metric(
          "caption_gain",
          "Caption gain",
          "",
          HIGHER_IS_BETTER,
          "Denoising loss without the caption minus that with it; 0 if no text is used.");

  /** Metrics that need an evaluation of a trained network. */
  public static final List<Metric> QUALITY =
      List.of(
          new Metric(
              "fid",
              "FID",
              "",
              LOWER_IS_BETTER,
              "Fréchet inception distance between generated and real images."),
          new Metric(
              "clip",
              "CLIP score",
              "",
              HIGHER_IS_BETTER,
              "Agreement of generated images with their prompts, by CLIP."),
          new Metric(
              "psnr",
              "PSNR",
              "dB",
              HIGHER_IS_BETTER,
              "Peak signal-to-noise ratio of images that an autoencoder reconstructs."),
          new Metric(
              "ssim",
              "SSIM",
              "",
              HIGHER_IS_BETTER,
              "Structural similarity of reconstructed images to the original ones, up to 1."),
          new Metric(
              "lpips",
              "LPIPS",
              "",
              LOWER_IS_BETTER,
              "Perceptual distance of reconstructed images from the original ones, from 0."),
          new Metric(
              "denoising_loss",
              "Denoising loss",
              "",
              LOWER_IS_BETTER,
              "Mean squared error of the prediction on held-out data at fixed noise levels and noise,"
                  + " at the small scale of a recipe."),
          CAPTION_GAIN,
          new Metric(
              "caption_accuracy",
              "Caption accuracy",
              "",
              HIGHER_IS_BETTER,
              "Share of the words of captions that a small classifier finds in sampled pictures."),
          new Metric(
              "frechet_distance",
              "Fréchet distance",
              "",
              LOWER_IS_BETTER,
              "Fréchet distance between features of sampled and real pictures, of a classifier other"
                  + " than Inception; not comparable with FID."),
          new Metric(
              "sample_precision",
              "Sample precision",
              "",
              HIGHER_IS_BETTER,
              "Share of the sampled pictures that lie among real ones in feature space."),
          new Metric(
              "sample_recall",
              "Sample recall",
              "",
              HIGHER_IS_BETTER,
              "Share of the real pictures that lie among sampled ones in feature space."),
          new Metric(
              "clip_score",
              "Sampled CLIP score",
              "",
              HIGHER_IS_BETTER,
              "Cosine of the embeddings of sampled pictures and of their captions, at the small scale"
                  + " of a recipe and by the ONNX file that it names; not comparable with CLIP."),
          LOSS);

  /** Time of a forward pass on a study's target, or of all that a pipeline runs. */
  public static final Metric LATENCY =
      new Metric(
          "latency",
          "Latency",
          "ms",
          LOWER_IS_BETTER,
          "Median time of a forward pass on a study's target; of a pipeline, the sum over its parts"
              + " of runs x latency.");

  /** Not in the catalogue: arithmetic intensity is FLOPs divided by it. */
  public static final Metric BYTES_MOVED =
      new Metric(
          "bytes_moved",
          "Bytes moved",
          "B",
          LOWER_IS_BETTER,
          "Bytes read and written, each operation run alone.");

  private static final String AT = LATENCY.name() + "@";

  private Metrics() {}

  /** The latency on a study's target other than the first: {@code latency@pixel}. */
  public static Metric latency(String target) {
    return new Metric(
        AT + target,
        LATENCY.title() + ", " + target,
        LATENCY.unit(),
        LATENCY.direction(),
        "Median time of a forward pass on the target " + target + ".");
  }

  /** Whether it is a latency, on any target. */
  public static boolean isLatency(Metric metric) {
    return metric.equals(LATENCY) || metric.name().startsWith(AT);
  }

  /**
   * The counted metrics that tables show. Without a pipeline, how parts share the memory is left
   * out: it is the sum of weights and peak activations.
   */
  public static List<Metric> shown(boolean pipelines) {
    return COUNTED.stream()
        .map(CountedMetric::metric)
        .filter(metric -> pipelines || !OF_PARTS.contains(metric.name()))
        .toList();
  }

  /** Metrics that can be stated for any network: counted ones, then quality. */
  public static List<Metric> stated() {
    return Stream.concat(COUNTED.stream().map(CountedMetric::metric), QUALITY.stream()).toList();
  }

  /** Every metric, counted ones first, measured ones last. */
  public static List<Metric> all() {
    return Stream.concat(stated().stream(), Stream.of(LATENCY)).toList();
  }

  public static List<String> names() {
    return all().stream().map(Metric::name).toList();
  }

  /** The metric with this name; every target name has a latency. */
  public static Optional<Metric> find(String name) {
    if (name.startsWith(AT) && name.length() > AT.length()) {
      return Optional.of(latency(name.substring(AT.length())));
    }
    return all().stream().filter(metric -> metric.name().equals(name)).findFirst();
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

  /** Builds a valid spec and counts every metric, with bytes of float32. */
  public static MetricSet counted(NetworkSpec spec) {
    return counted(spec, Precision.FLOAT32);
  }

  /** Builds a valid spec and counts every metric. */
  public static MetricSet counted(NetworkSpec spec, Precision precision) {
    return counted(CountedParts.of(spec), precision);
  }

  /** Every counted metric of a network whose costs are known. */
  public static MetricSet counted(CountedParts parts, Precision precision) {
    List<BigDecimal> values = new ArrayList<>(COUNTED.size());
    COUNTED.forEach(it -> values.add(it.producer().value(parts, precision)));
    return MetricSet.of(COUNTED_NAMES, values);
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

  /** Whether a metric is a block count, which has no cost of its own. */
  public static boolean countsBlocks(Metric metric) {
    return BLOCKS.contains(metric.name());
  }

  private static CountedMetric blocks(
      String name, String title, String doc, ToLongFunction<Graph> count) {
    return new CountedMetric(
        new Metric(name, title, "", LOWER_IS_BETTER, doc),
        (parts, precision) -> BigDecimal.valueOf(parts.sumOfGraphs(count)));
  }
}
