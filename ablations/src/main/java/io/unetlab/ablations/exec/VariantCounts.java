package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts any variant of a study: from its trial if there is one, else built now; each network once.
 */
final class VariantCounts {

  private final VariantBuilder builder;
  private final Precision precision;
  private final Map<Variant, Optional<MetricSet>> trials = new HashMap<>();
  private final Map<SpecHash, MetricSet> counts = new ConcurrentHashMap<>();

  VariantCounts(StudyResult result) {
    builder = new VariantBuilder(result.study());
    precision = result.study().precision();
    result.trials().forEach(it -> trials.put(it.variant(), it.completed().map(Completed::counted)));
  }

  /** Empty when the network cannot exist or cannot be counted; its trial would say why. */
  Optional<MetricSet> of(Variant variant) {
    Optional<MetricSet> known = trials.get(variant);
    if (known != null) {
      return known;
    }
    try {
      return builder.build(variant, new Problems()).map(this::count);
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  private MetricSet count(NetworkSpec spec) {
    return counts.computeIfAbsent(spec.hash(), hash -> Metrics.counted(spec, precision));
  }
}
