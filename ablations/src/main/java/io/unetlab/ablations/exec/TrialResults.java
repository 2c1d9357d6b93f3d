package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.TrialResult.Failed;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.model.SpecHash;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts together what is known of variants: counts, and the quality that evidence predicts. */
final class TrialResults {

  private TrialResults() {}

  /**
   * A result for each network.
   *
   * @param variants of the study's plan, in which the networks' numbers are places
   * @param counts by hash, of each network that is counted
   */
  static List<TrialResult> of(
      StudySpec study,
      List<Variant> variants,
      List<VariantNetwork> networks,
      Map<String, MetricSet> counts) {
    // Which network a variant is matters to trained networks alone.
    QualityModel quality =
        new QualityModel(study, study.trained().isEmpty() ? Map.of() : hashes(variants, networks));
    Map<String, Variant> firsts = new HashMap<>();
    networks.forEach(it -> firsts.putIfAbsent(it.spec(), variants.get(it.number())));
    return networks.parallelStream()
        .map(network -> of(network, variants.get(network.number()), quality, counts, firsts))
        .toList();
  }

  private static TrialResult of(
      VariantNetwork network,
      Variant variant,
      QualityModel quality,
      Map<String, MetricSet> counts,
      Map<String, Variant> firsts) {
    return switch (network.state()) {
      case REJECTED -> new Rejected(variant, network.reason());
      case FAILED -> new Failed(variant, network.reason());
      case COUNTED -> {
        Variant first = Objects.requireNonNull(firsts.get(network.spec()));
        yield Completed.counted(
            variant,
            new SpecHash(network.spec()),
            Objects.requireNonNull(counts.get(network.spec()), network.spec()),
            quality.predict(variant),
            first.equals(variant) ? Optional.empty() : Optional.of(first));
      }
    };
  }

  private static Map<Variant, SpecHash> hashes(
      List<Variant> variants, List<VariantNetwork> networks) {
    Map<Variant, SpecHash> hashes = new LinkedHashMap<>();
    for (VariantNetwork network : networks) {
      if (!network.spec().isEmpty()) {
        hashes.put(variants.get(network.number()), new SpecHash(network.spec()));
      }
    }
    return hashes;
  }
}
