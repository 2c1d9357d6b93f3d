package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.space.TabledCounts;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts from tables are those of whole networks, to the digit and in every metric. */
class TabledCountingTest {

  private static final String LARGE = "../../../../../benchmarks/studies/hundred_thousand";

  @Test
  void everyMetricIsThatOfTheWholeNetwork() {
    StudySpec study = Studies.load(LARGE);
    List<Variant> variants = DesignPlanner.plan(study).variants();
    Optional<TabledCounts> tables = new CheckedTables(study, variants).get();
    VariantBuilder builder = new VariantBuilder(study);

    IntStream.range(0, 300)
        .mapToObj(i -> variants.get(i * 317))
        .forEach(
            variant ->
                assertThat(tables.orElseThrow().of(variant.configuration(study.factors())))
                    .as(variant.label())
                    .contains(Metrics.counted(builder.spec(variant))));
  }

  @Tag("slow")
  @Test
  void aStudyHasTheSameResultWithTablesAndWithout() {
    StudySpec study =
        Studies.load(
            LARGE,
            "design={factorial: [placement, width, self_attention, key_value, activation,"
                + " attention, ratio, convolution, residual_blocks]}");
    List<Variant> variants = DesignPlanner.plan(study).variants();
    assertThat(new CheckedTables(study, variants).get()).isPresent();
    RunSettings part = RunSettings.PLAIN.withOnly(Optional.of("width=nine_tenths"));

    Map<Variant, TrialResult> tabled =
        StudyRunner.run(study).trials().stream()
            .collect(Collectors.toMap(TrialResult::variant, it -> it));
    List<TrialResult> whole = StudyRunner.run(study, part).trials();

    assertThat(tabled).hasSizeGreaterThan(CheckedTables.FEWEST);
    assertThat(whole).hasSizeBetween(500, CheckedTables.FEWEST - 1);
    assertThat(whole).allSatisfy(it -> assertThat(tabled).containsEntry(it.variant(), it));
  }

  @Test
  void fewVariantsHaveNoTables() {
    StudySpec study = Studies.load(LARGE, "design={factorial: [ratio, heads]}");
    List<Variant> variants = DesignPlanner.plan(study).variants();

    assertThat(new CheckedTables(study, variants).get()).isEmpty();
  }
}
