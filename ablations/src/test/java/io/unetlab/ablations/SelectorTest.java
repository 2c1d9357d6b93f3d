package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.select.WhatIf;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice follows from the data and the rule, and says what would change it. */
class SelectorTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          <= 11,    attention=cross ratio=three
          <= 10.75, attention=cross ratio=three
          < 10.75,  ratio=three
          <= 12,    ratio=one
          < 12,     attention=cross ratio=three
          <= 10.4,  nobody
          """)
  void aLimitOnQualityDecidesHowCheapTheChoiceCanBe(String limit, String winner) {
    assertThat(Studies.winner(Studies.run("choice", "select.where.fid=\"" + limit + "\"")))
        .isEqualTo(winner);
  }

  @Test
  void tiesAreSaidAndGoToTheFewestChanges() {
    Decision decision = Studies.run("choice").decision();

    assertThat(decision.ranking())
        .extracting(ranked -> ranked.place() + " " + Studies.label(ranked.candidate()))
        .containsExactly(
            "1 attention=cross ratio=three",
            "1 attention=cross ratio=three gate=swish",
            "3 ratio=three",
            "3 ratio=three gate=swish");
    assertThat(decision.tie())
        .isEqualTo(
            "ties with the one before it in macs; fewer changes of the base decide (2 against 3)");
    assertThat(decision.runnerUp().map(Studies::label))
        .contains("attention=cross ratio=three gate=swish");
  }

  @Test
  void theNextObjectiveBreaksATie() {
    Decision decision = Studies.run("choice", "select.minimize=[macs, flops]").decision();

    assertThat(decision.winner().map(Studies::label))
        .contains("attention=cross ratio=three gate=swish");
    assertThat(decision.tie()).isEqualTo("ties with the one before it in macs; flops decides");
    assertThat(decision.ranking()).extracting(Ranked::place).containsExactly(1, 2, 3, 4);
  }

  @Test
  void objectivesCanBeMaximized() {
    StudyResult result = Studies.run("choice", "select={maximize: macs}");

    assertThat(Studies.winner(result)).isEqualTo("base");
  }

  @Test
  void unknownQualityIsRefusedOrAllowedAndEitherWayItIsSaid() {
    StudyResult refused = Studies.run("choice");
    StudyResult allowed = Studies.run("choice", "select.unknown=allow");
    String unknown = "attention=cross ratio=one";

    assertThat(refused.decision().verdict(completed(refused, unknown)).reasons())
        .containsExactly(
            "fid <= 11 cannot be shown: attention=cross was shown only with ratio=three");
    assertThat(Studies.winner(allowed)).isEqualTo(unknown);
    assertThat(allowed.decision().verdict(completed(allowed, unknown)).assumptions())
        .containsExactly(
            "fid <= 11 counts as met: attention=cross was shown only with ratio=three");
  }

  @Test
  void aQualityObjectiveCannotRankTheUnknown() {
    StudyResult result = Studies.run("choice", "select={minimize: fid, unknown_quality: allow}");

    assertThat(Studies.winner(result)).isEqualTo("base");
    assertThat(result.decision().verdict(completed(result, "attention=cross ratio=one")).unranked())
        .startsWith("cannot be ranked by fid: ");
  }

  @Test
  void withoutAChoiceTheNearestAreSaidAndTheExitCodeIs3() {
    Decision decision =
        Studies.run("choice", "select.where={fid: \"<= 9.5\", macs: \"<= 100M\"}").decision();

    assertThat(decision.winner()).isEmpty();
    assertThat(decision.exitCode()).isEqualTo(3);
    assertThat(decision.nearMisses().get(0).misses())
        .containsExactly("fid 10 breaks fid <= 9.5 by 0.5");
    assertThat(decision.nearMisses().get(0).verdict().candidate().variant().isBase()).isTrue();
    assertThat(decision.whatWouldChange().get(0).text())
        .isEqualTo("fid <= 10 (now <= 9.5) would choose base with 25.43 M MACs");
  }

  @Test
  void theDecisionSaysWhatWouldChangeIt() {
    assertThat(Studies.run("choice").decision().whatWouldChange())
        .extracting(WhatIf::text)
        .containsExactly(
            "fid <= 12 (now <= 11) would choose ratio=one with 21.30 M MACs",
            "fid < 10.75 (now <= 11) would choose ratio=three with 24.05 M MACs",
            "params < 972.132 k (now <= 1 M) would leave no choice",
            "minimize fid first (now minimize macs) would choose ratio=three with fid 10.5 and"
                + " 24.05 M MACs",
            "unknown: allow (now refuse) would choose attention=cross ratio=one with"
                + " 19.73 M MACs",
            "the base's fid is more than 10.25 (now 10) would choose ratio=three",
            "ratio=one adds 1 or less to fid (now 2) would choose ratio=one",
            "ratio=three adds more than 0.75 to fid (now 0.5) would choose ratio=three",
            "attention=cross adds more than 0.5 to fid (now 0.25) would choose ratio=three",
            "gate=swish lowers fid by 1 or more (now adds 0) would choose ratio=one gate=swish");
  }

  /**
   * A changed figure changes what it is part of: what another run with it gives is what is said.
   */
  @Test
  void theOtherChoiceHasTheValueThatTheChangeGivesIt() {
    List<WhatIf> evidence =
        Studies.run("choice").decision().whatWouldChange().stream()
            .filter(it -> it.kind() == WhatIf.Kind.EVIDENCE)
            .toList();
    WhatIf base = evidence.get(0);
    Completed then =
        Studies.run("choice", "quality[0].value=" + base.supposed().orElseThrow().then())
            .decision()
            .winner()
            .orElseThrow();
    Metric fid = base.supposed().orElseThrow().metric();

    assertThat(then.variant()).isEqualTo(base.winner().orElseThrow().variant());
    assertThat(base.moved(fid).orElseThrow()).isEqualByComparingTo(then.value(fid).orElseThrow());
    assertThat(base.moved(Metrics.find("macs").orElseThrow())).isEmpty();
    assertThat(evidence)
        .filteredOn(it -> it.change().startsWith("attention=cross adds"))
        .singleElement()
        .satisfies(it -> assertThat(it.value()).isEmpty());
  }

  @Test
  void aChoiceOnALimitIsSaidToBeThere() {
    assertThat(Studies.run("choice", "select.where.fid=\"<= 10.75\"").decision().whatWouldChange())
        .extracting(WhatIf::change)
        .contains(
            "fid < 10.75 (now <= 10.75, which the choice meets exactly)",
            "the base's fid is more than the present 10",
            "ratio=three adds more than the present 0.5 to fid")
        .doesNotContain("the base's fid is more than 10 (now 10)");
  }

  /** Nobody pays for a block but by what it costs, so that fewer blocks are no aim of their own. */
  @Test
  void countsOfBlocksAreTriedOnlyWhereTheRuleNamesThem() {
    String metrics = "metrics=[fid, macs, self_attentions]";
    assertThat(tried(metrics, "select.minimize=fid"))
        .singleElement()
        .asString()
        .startsWith("minimize macs first");
    assertThat(tried(metrics, "select.minimize=[fid, self_attentions]"))
        .anyMatch(it -> it.startsWith("minimize self_attentions first"));
  }

  private static List<String> tried(String... assignments) {
    return Studies.run("choice", assignments).decision().whatWouldChange().stream()
        .filter(it -> it.kind() == WhatIf.Kind.OBJECTIVE)
        .map(WhatIf::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"<= 11,<= 1M", "<= 10.5,<= 1M", "<= 12,<= 1.2M", "<= 9,<= 900k", "<= 11,>= 980k"})
  void noNearerBoundChangesTheChoice(String fid, String params) {
    StudyResult result =
        Studies.run("choice", "select.where={fid: \"" + fid + "\", params: \"" + params + "\"}");
    Selector selector = new Selector(result.completed(), result.study().metrics());
    SelectSpec rule = result.study().select();
    Optional<Completed> now = selector.winner(rule);
    for (Constraint constraint : rule.where()) {
      Optional<BigDecimal> nearest =
          result.completed().stream()
              .flatMap(candidate -> candidate.value(constraint.metric()).stream())
              .filter(value -> !constraint.holds(value))
              .filter(value -> !selector.winner(loosened(rule, constraint, value)).equals(now))
              .min(Comparator.comparing(it -> it.subtract(constraint.bound()).abs()));
      Optional<BigDecimal> said =
          result.decision().whatWouldChange().stream()
              .filter(whatIf -> whatIf.kind() == WhatIf.Kind.LOOSER_BOUND)
              .flatMap(whatIf -> whatIf.rule().where().stream())
              .filter(it -> it.metric().equals(constraint.metric()))
              .map(Constraint::bound)
              .filter(bound -> bound.compareTo(constraint.bound()) != 0)
              .findFirst();

      assertThat(said).as(constraint.text()).isEqualTo(nearest);
    }
  }

  @Test
  void theFrontHoldsWhomNobodyBeats() {
    Decision decision = Studies.run("choice", "select.where={}").decision();

    assertThat(decision.fronts().get(1).members())
        .extracting(Studies::label)
        .containsExactly("ratio=one", "attention=cross ratio=three", "ratio=three", "base");
  }

  private static SelectSpec loosened(SelectSpec rule, Constraint constraint, BigDecimal value) {
    return rule.with(constraint, constraint.with(constraint.comparison().inclusive(), value));
  }

  private static Completed completed(StudyResult result, String label) {
    return result.completed().stream()
        .filter(it -> Studies.label(it).equals(label))
        .findFirst()
        .orElseThrow();
  }
}
