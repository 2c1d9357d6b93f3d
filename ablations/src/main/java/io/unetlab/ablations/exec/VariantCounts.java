package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts any variant of a study: as its trial was, else built now; each network once. */
final class VariantCounts {

  private final VariantBuilder builder;
  private final Map<Variant, MetricSet> trials = new HashMap<>();
  private final Map<SpecHash, MetricSet> counts = new ConcurrentHashMap<>();

  VariantCounts(StudyResult result) {
    builder = new VariantBuilder(result.study());
    result.completed().forEach(it -> trials.put(it.variant(), it.counted()));
  }

  /** Empty when the network cannot exist. */
  Optional<MetricSet> of(Variant variant) {
    MetricSet known = trials.get(variant);
    return known == null
        ? builder.build(variant, new Problems()).map(this::count)
        : Optional.of(known);
  }

  private MetricSet count(UNetSpec spec) {
    return counts.computeIfAbsent(SpecHash.of(spec), hash -> Metrics.counted(spec));
  }
}
