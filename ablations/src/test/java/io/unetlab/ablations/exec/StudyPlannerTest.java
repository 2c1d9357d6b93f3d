package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a plan tells is what the run finds. */
class StudyPlannerTest {

  @Test
  void tellsTheNetworksAndTheCulpritsOfTheRun() {
    StudyResult run = Studies.run("rejects");
    Map<String, Long> blamed =
        run.trials().stream()
            .filter(Rejected.class::isInstance)
            .map(it -> ((Rejected) it).reason())
            .map(it -> it.substring(0, it.indexOf(": ")).replace(" with ", " "))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    StudyPlan plan = StudyPlanner.plan(Studies.load("rejects"), LatencyProtocol.QUICK);

    assertThat(plan.design().variants()).hasSize(run.trials().size());
    assertThat(plan.distinct()).isEqualTo(run.provenance().specs()).isLessThan(12);
    assertThat(plan.impossible()).hasSameSizeAs(blamed).isNotEmpty();
    plan.impossible()
        .forEach((who, it) -> assertThat(blamed.get(who)).isEqualTo((long) it.variants()));
    assertThat(plan.impossible().values()).allMatch(it -> it.rule().startsWith("SPEC02"));
    assertThat(plan.same().values().stream().mapToInt(List::size).sum())
        .isPositive()
        .isEqualTo(run.completed().stream().filter(it -> it.sameAs().isPresent()).count());
    assertThat(plan.faults()).isZero();
    assertThat(plan.countingSeconds()).isPositive();
    assertThat(plan.measuring()).isEmpty();
  }

  @Test
  void tellsWhichChoicesGoTogether() {
    String design = "design={list: [{ratio: one, gate: swish}, {ratio: three, gate: swish}, {}]}";

    StudyPlan plan = StudyPlanner.plan(Studies.load("choice", design), LatencyProtocol.QUICK);

    assertThat(plan.associations()).containsOnlyKeys(DesignKind.LIST);
    assertThat(plan.associations().get(DesignKind.LIST))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.first().name()).isEqualTo("ratio");
              assertThat(pair.second().name()).isEqualTo("gate");
              assertThat(pair.cramersV()).isEqualTo(1);
            });
  }

  @Test
  void measuresNoMoreThanThereIs() {
    StudyPlan plan =
        StudyPlanner.plan(
            Studies.load(
                "choice",
                "metrics=[macs, latency]",
                "design={ladder: [{ratio: one}, {gate: swish}], replicates: 2, block: 2}"),
            LatencyProtocol.QUICK);

    MeasuringPlan measuring = plan.measuring().get(0);
    assertThat(measuring.networks()).isEqualTo(3);
    assertThat(measuring.sessions()).hasSize(4);
    assertThat(measuring.measurements()).isEqualTo(8);
  }

  @Test
  void theTimeIsTheProtocols() {
    // Two networks of 1 s and 2 s a run; quick: a warm-up run and 1 s, 5 runs of 15 s at most.
    MeasuringPlan measuring =
        new MeasuringPlan(
            Target.HOST,
            List.of(1_000L, 2_000L),
            List.of(List.of(0, 1)),
            LatencyProtocol.QUICK,
            Optional.empty());

    assertThat(measuring.seconds(1_000)).isCloseTo(1 + 2 + 5 + 10, within(1e-9));
    // 1000 times as fast: both warm up for a second and run for one.
    assertThat(measuring.seconds(1_000_000)).isCloseTo(4, within(1e-9));
    // 40 s and 80 s: 3 rounds of a run would be 360 s, over the budget of 120, so two are made.
    assertThat(measuring.seconds(25)).isCloseTo(40 + 80 + 2 * 120, within(1e-9));
  }

  /**
   * 12 variants in batches of 5, each with the base, in sessions of at most 4, everything twice.
   */
  @Test
  void aSearchMeasuresItsBudgetBatchByBatch() {
    MeasuringPlan measuring = measuring("algorithm: random, evaluations: 12, batch: 5");

    assertThat(measuring.networks()).isEqualTo(13);
    assertThat(measuring.sessions()).hasSize(2 * (2 + 2 + 1)).allMatch(it -> it.get(0) == 0);
    assertThat(measuring.measurements()).isEqualTo(2 * (12 + 5));
    assertThat(measuring.flops().subList(1, 13)).containsOnly(measuring.flops().get(1));
  }

  @Test
  void aSearchThatTimeEndsTakesThatTime() {
    MeasuringPlan only = measuring("algorithm: random, minutes: 3, batch: 5");
    MeasuringPlan both = measuring("algorithm: random, minutes: 3, evaluations: 12");

    assertThat(only.seconds(1)).isEqualTo(180);
    assertThat(only.seconds(1e20)).isEqualTo(180);
    assertThat(both.seconds(1)).isEqualTo(180);
    assertThat(both.seconds(1e20)).isLessThan(180);
  }

  private static MeasuringPlan measuring(String search) {
    return StudyPlanner.plan(
            Studies.load(
                "choice",
                "metrics=[params, latency]",
                "design={search: {objectives: [params, latency], "
                    + search
                    + "}, replicates: 2, block: 4}"),
            LatencyProtocol.QUICK)
        .measuring()
        .get(0);
  }
}
