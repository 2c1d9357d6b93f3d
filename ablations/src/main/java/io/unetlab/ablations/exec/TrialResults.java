package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.TrialResult.Failed;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.spec.model.SpecHash;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Combines what is known about variants: counts, and the quality that evidence predicts. */
final class TrialResults {

  private TrialResults() {}

  /** A result for each variant; of those with the same network, the first is counted. */
  static List<TrialResult> of(StudySpec study, List<Placed> placed, Networks networks) {
    // Only trained networks depend on which network a variant is.
    QualityModel quality =
        new QualityModel(study, study.trained().isEmpty() ? Map.of() : hashes(placed));
    Map<String, Variant> firsts = new HashMap<>();
    placed.forEach(
        it -> it.network().spec().ifPresent(spec -> firsts.putIfAbsent(spec, it.variant())));
    return placed.parallelStream().map(it -> of(it, quality, networks, firsts)).toList();
  }

  private static TrialResult of(
      Placed placed, QualityModel quality, Networks networks, Map<String, Variant> firsts) {
    Variant variant = placed.variant();
    VariantNetwork network = placed.network();
    return switch (network.state()) {
      case REJECTED -> new Rejected(variant, network.reason().orElseThrow());
      case FAILED -> new Failed(variant, network.reason().orElseThrow());
      case COUNTED -> {
        String spec = network.spec().orElseThrow();
        Variant first = Objects.requireNonNull(firsts.get(spec));
        yield Completed.counted(
            variant,
            new SpecHash(spec),
            networks.parts(spec),
            networks.counts(spec),
            quality.predict(variant),
            first.equals(variant) ? Optional.empty() : Optional.of(first));
      }
    };
  }

  private static Map<Variant, SpecHash> hashes(List<Placed> placed) {
    Map<Variant, SpecHash> hashes = new LinkedHashMap<>();
    placed.forEach(
        it -> it.network().spec().ifPresent(spec -> hashes.put(it.variant(), new SpecHash(spec))));
    return hashes;
  }
}
