package io.unetlab.ablations.trial;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a network's latencies come from a model, and which a model refuses; by the metric's
 * name.
 *
 * @param predicted those that are estimates, not measurements
 * @param refused why a model predicts nothing
 */
public record ModelLatencies(Set<String> predicted, Map<String, String> refused) {

  /** No model was asked. */
  public static final ModelLatencies NONE = new ModelLatencies(Set.of(), Map.of());

  public ModelLatencies {
    predicted = Set.copyOf(predicted);
    refused = Map.copyOf(refused);
  }

  ModelLatencies withPredicted(String metric) {
    Set<String> more = new HashSet<>(predicted);
    more.add(metric);
    return new ModelLatencies(more, refused);
  }

  ModelLatencies withRefused(String metric, String why) {
    Map<String, String> more = new HashMap<>(refused);
    more.put(metric, why);
    return new ModelLatencies(predicted, more);
  }

  Optional<String> refusal(String metric) {
    return Optional.ofNullable(refused.get(metric));
  }
}
