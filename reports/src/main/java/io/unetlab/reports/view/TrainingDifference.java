package io.unetlab.reports.view;

import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.training.run.TrainingReport;
import io.unetlab.training.run.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How much a network differs from the first one in a measure, in pairs of one seed. */
public record TrainingDifference(String network, String measure, PairedDifference difference) {

  public TrainingDifference {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(difference, "difference");
  }

  /** All networks but the first, in every measure that a seed of both has. */
  public static List<TrainingDifference> of(List<TrainingResult> results) {
    Map<String, Map<String, Map<Long, Double>>> values = new LinkedHashMap<>();
    for (TrainingResult result : results) {
      var ofNetwork =
          values.computeIfAbsent(result.job().identity().name(), it -> new LinkedHashMap<>());
      long seed = result.job().identity().seed();
      result.report().map(TrainingDifference::values).orElse(Map.of()).entrySet().stream()
          .forEach(
              it ->
                  ofNetwork
                      .computeIfAbsent(it.getKey(), measure -> new LinkedHashMap<>())
                      .put(seed, it.getValue()));
    }
    List<String> networks = List.copyOf(values.keySet());
    List<TrainingDifference> differences = new ArrayList<>();
    for (String network : networks.subList(Math.min(1, networks.size()), networks.size())) {
      differences.addAll(
          of(
              network,
              values.getOrDefault(network, Map.of()),
              values.getOrDefault(networks.get(0), Map.of())));
    }
    return differences;
  }

  private static List<TrainingDifference> of(
      String network, Map<String, Map<Long, Double>> ours, Map<String, Map<Long, Double>> base) {
    List<TrainingDifference> differences = new ArrayList<>();
    ours.forEach(
        (measure, bySeed) -> {
          Map<Long, Double> theirs = base.getOrDefault(measure, Map.of());
          if (bySeed.keySet().stream().anyMatch(theirs::containsKey)) {
            differences.add(
                new TrainingDifference(network, measure, PairedDifference.of(bySeed, theirs)));
          }
        });
    return differences;
  }

  private static Map<String, Double> values(TrainingReport report) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(TrainingView.LOSS, report.loss());
    values.putAll(TrainingView.measures(report));
    return values;
  }
}
