package io.unetlab.ablations.trained;

import io.unetlab.profiler.process.RecordJson;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * What one training of a network gave; the detail of its trial.
 *
 * @param values by the metric's name
 * @param losses of each held-out example, in the order that every network of the recipe is judged
 *     in
 * @param curve training losses, evenly spaced over the steps
 * @param steps of the optimiser
 * @param cpuSeconds of processor time, judging included
 * @param wallSeconds the same by the clock
 * @param pictures a few samples, the same captions and noise for every network of the recipe
 */
public record TrainedNetwork(
    Map<String, BigDecimal> values,
    List<Double> losses,
    List<Double> curve,
    long steps,
    double cpuSeconds,
    double wallSeconds,
    List<SampledPicture> pictures) {

  /**
   * A picture that a trained network made.
   *
   * @param png base64
   */
  public record SampledPicture(String caption, String png) {}

  public TrainedNetwork {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    losses = List.copyOf(losses);
    curve = List.copyOf(curve);
    pictures = List.copyOf(pictures);
  }

  /** As a trial's detail. */
  public String json() {
    return RecordJson.write(this);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static TrainedNetwork read(String json) {
    try {
      return RecordJson.read(json, TrainedNetwork.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no trained network of this version: " + json, e);
    }
  }
}
