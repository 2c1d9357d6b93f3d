package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.space.TabledCounts;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts from tables, for studies of so many variants that tables are made sooner than their graphs
 * are counted. Before any of them is used, some of the variants are also counted whole.
 */
final class CheckedTables {

  /** The fewest variants for which tables are made. */
  static final int FEWEST = 5_000;

  private static final int CHECKS = 256;

  private final StudySpec study;
  private final VariantBuilder builder;
  private final List<Variant> variants;
  private Optional<TabledCounts> tables = Optional.empty();
  private boolean made;

  /**
   * Tables that are made when they are first needed.
   *
   * @param variants to count
   */
  CheckedTables(StudySpec study, List<Variant> variants) {
    this.study = study;
    this.builder = new VariantBuilder(study);
    this.variants = variants;
  }

  /**
   * The tables; empty if every network has to be counted whole: there are too few variants, a
   * metric does not decompose, or a whole count differed.
   */
  Optional<TabledCounts> get() {
    if (!made) {
      made = true;
      tables = made();
    }
    return tables;
  }

  private Optional<TabledCounts> made() {
    return variants.size() < FEWEST
        ? Optional.empty()
        : TabledCounts.of(study, variants.size()).filter(this::agrees);
  }

  private boolean agrees(TabledCounts counts) {
    return IntStream.range(0, CHECKS)
        .parallel()
        .mapToObj(i -> variants.get((int) ((long) i * variants.size() / CHECKS)))
        .allMatch(it -> agrees(it, counts));
  }

  private boolean agrees(Variant variant, TabledCounts counts) {
    Optional<MetricSet> tabled = counts.of(variant.configuration(study.factors()));
    return tabled.isEmpty() || tabled.equals(whole(variant));
  }

  private Optional<MetricSet> whole(Variant variant) {
    try {
      Optional<NetworkSpec> spec = builder.build(variant, new Problems());
      return spec.map(Metrics::counted);
    } catch (SpecException uncountable) {
      return Optional.empty();
    }
  }
}
