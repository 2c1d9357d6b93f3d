package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of any variant of a study: from its trial if there is one, else built and counted now,
 * each network once, with the latencies that follow from those of its parts. Values that are not
 * valid are left out.
 */
final class VariantCounts {

  private final VariantBuilder builder;
  private final Precision precision;
  private final List<TargetLatencies> latencies;
  private final Map<Variant, Optional<MetricSet>> trials = new HashMap<>();
  private final Map<SpecHash, MetricSet> counts = new ConcurrentHashMap<>();

  VariantCounts(StudyResult result) {
    builder = new VariantBuilder(result.study());
    precision = result.study().precision();
    latencies = result.latencies();
    result
        .trials()
        .forEach(it -> trials.put(it.variant(), it.completed().map(VariantCounts::values)));
  }

  /** Empty when the network cannot exist or cannot be counted; its trial would say why. */
  Optional<MetricSet> of(Variant variant) {
    Optional<MetricSet> known = trials.get(variant);
    if (known != null) {
      return known;
    }
    try {
      return builder.build(variant, new Problems()).map(it -> values(count(variant, it)));
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  private Completed count(Variant variant, NetworkSpec spec) {
    MetricSet counted =
        counts.computeIfAbsent(spec.hash(), hash -> Metrics.counted(spec, precision));
    Completed completed =
        Completed.counted(
            variant, spec.hash(), PartRun.of(spec), counted, Map.of(), Optional.empty());
    for (TargetLatencies on : latencies) {
      completed = on.addTo(completed);
    }
    return completed;
  }

  private static MetricSet values(Completed trial) {
    MetricSet values = trial.counted();
    for (Map.Entry<String, BigDecimal> entry : trial.measured().values().entrySet()) {
      if (!trial.doubtful().contains(entry.getKey())) {
        values = values.with(entry.getKey(), entry.getValue());
      }
    }
    return values;
  }
}
