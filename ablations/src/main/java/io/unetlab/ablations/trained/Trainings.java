package io.unetlab.ablations.trained;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.study.TrainedRow;
import io.unetlab.ablations.study.TrainedValue;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The trainings of a study's networks.
 *
 * @param networks that were to be trained, the base's first, and others with stored trainings
 */
public record Trainings(TrainedQuality asked, List<Network> networks) {

  /**
   * The trainings of one network.
   *
   * @param variant the first variant that has the network
   * @param wanted whether the study asks for it
   * @param readsText whether it has cross-attention; without it no text comes in
   * @param runs by seed
   * @param failures by seed, why there is no result
   */
  public record Network(
      SpecHash hash,
      Variant variant,
      boolean wanted,
      boolean readsText,
      Map<Long, TrainedNetwork> runs,
      Map<Long, String> failures) {

    public Network {
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(variant, "variant");
      runs = Map.copyOf(runs);
      failures = Map.copyOf(failures);
    }

    /** The values of a metric by seed, in the order of the seeds. */
    public Map<Long, Double> values(Metric metric, List<Long> seeds) {
      Map<Long, Double> values = new LinkedHashMap<>();
      for (Long seed : seeds) {
        Optional.ofNullable(runs.get(seed))
            .flatMap(it -> Optional.ofNullable(it.values().get(metric.name())))
            .ifPresent(it -> values.put(seed, it.doubleValue()));
      }
      return values;
    }
  }

  public Trainings {
    Objects.requireNonNull(asked, "asked");
    networks = List.copyOf(networks);
  }

  /** The trainings of a network; empty if it was not a candidate. */
  public Optional<Network> of(SpecHash hash) {
    return networks.stream().filter(it -> it.hash().equals(hash)).findFirst();
  }

  /** How many trainings the study asks for. */
  public int wanted() {
    return asked.seeds().size() * (int) networks.stream().filter(Network::wanted).count();
  }

  /** How many of these have a result or failed for good. */
  public int settled() {
    return networks.stream()
        .filter(Network::wanted)
        .mapToInt(it -> it.runs().size() + it.failures().size())
        .sum();
  }

  /** The results as trained networks of the quality model, one row for each training. */
  public List<TrainedRow> rows() {
    List<TrainedRow> rows = new ArrayList<>();
    for (Network network : networks) {
      String source = source(network);
      for (Long seed : asked.seeds()) {
        Optional.ofNullable(network.runs().get(seed))
            .ifPresent(it -> rows.addAll(rows(network, values(it), source)));
      }
    }
    return rows;
  }

  private Map<Metric, TrainedValue> values(TrainedNetwork run) {
    Map<Metric, TrainedValue> values = new LinkedHashMap<>();
    for (Metric metric : asked.metrics()) {
      BigDecimal value = run.values().get(metric.name());
      if (value != null) {
        values.put(metric, new TrainedValue(value, OptionalDouble.empty()));
      }
    }
    return values;
  }

  // What the network alone decides is exact; no seed can change it.
  private List<TrainedRow> rows(Network network, Map<Metric, TrainedValue> values, String source) {
    Map<Metric, TrainedValue> exact = new LinkedHashMap<>();
    if (!network.readsText() && values.containsKey(QualityMetrics.CAPTION_GAIN)) {
      exact.put(
          QualityMetrics.CAPTION_GAIN, new TrainedValue(BigDecimal.ZERO, OptionalDouble.empty()));
      values.remove(QualityMetrics.CAPTION_GAIN);
    }
    List<TrainedRow> rows = new ArrayList<>();
    if (!values.isEmpty()) {
      rows.add(row(network, values, source, Firmness.HIGH));
    }
    if (!exact.isEmpty()) {
      rows.add(row(network, exact, source, Firmness.EXACT));
    }
    return rows;
  }

  private TrainedRow row(
      Network network, Map<Metric, TrainedValue> values, String source, Firmness firmness) {
    return new TrainedRow(
        network.hash().hex(),
        Map.of(),
        values,
        EvidenceKind.SMALL_SCALE,
        source,
        firmness,
        asked.location());
  }

  // The network's hash distinguishes links of equal value, whose errors are independent.
  private String source(Network network) {
    String seeds =
        asked.seeds().stream()
            .filter(network.runs()::containsKey)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "network "
        + network.hash().brief()
        + " trained by recipe "
        + asked.recipe().name()
        + ", seeds "
        + seeds;
  }
}
