package io.unetlab.ablations.propose;

import static io.unetlab.ablations.StudyCode.EMPTY_SPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An exact search proposes what counting every network of the space finds. */
class ExactProposerTest {

  private static final String FACTORIAL = "design={factorial: all}";

  private static StudyResult all;

  @BeforeAll
  static void countAll() {
    all = Studies.run("exact", FACTORIAL);
  }

  @Test
  void theFrontIsThatOfEveryNetwork() {
    List<Completed> found = Studies.run("exact").completed();

    Set<List<BigDecimal>> front = front(all.completed());
    assertThat(all.completed()).hasSizeGreaterThan(50);
    assertThat(front).hasSizeBetween(10, all.completed().size() - 10);
    // After the base come the front's members, one for each vector of values, and the rule's
    // choice.
    assertThat(values(found.subList(1, 1 + front.size()))).isEqualTo(front);
    assertThat(found).hasSizeLessThanOrEqualTo(2 + front.size());
  }

  @Test
  void theRulesChoiceIsAmongThem() {
    for (String rule :
        List.of(
            "{minimize: [macs, fid], where: {fid: \"<= 11.3\"}}",
            "{minimize: [params, fid], where: {macs: \"<= 20M\"}}",
            "{maximize: macs, where: {fid: \"<= 12\", params: \"< 700k\"}}",
            "{minimize: [peak_activation_bytes, params, fid], where: {fid: \"<= 10.6\"}}")) {
      Optional<Completed> best =
          Studies.run("exact", FACTORIAL, "select=" + rule).decision().winner();
      Optional<Completed> found =
          Studies.run("exact", "design.search.keep=4", "select=" + rule).decision().winner();

      assertThat(found.map(ExactProposerTest::values))
          .as(rule)
          .isPresent()
          .isEqualTo(best.map(ExactProposerTest::values));
    }
  }

  @Test
  void aThinnedFrontKeepsItsEndsAndSaysHowManyThereAre() {
    Set<List<BigDecimal>> front = front(all.completed());
    List<Variant> kept =
        DesignPlanner.plan(Studies.load("exact", "design.search.keep=4")).variants();
    List<List<BigDecimal>> values =
        all.completed().stream()
            .filter(it -> kept.subList(1, 5).contains(it.variant()))
            .map(ExactProposerTest::values)
            .toList();

    assertThat(front).containsAll(values);
    for (int goal = 0; goal < 3; goal++) {
      int at = goal;
      assertThat(values.stream().map(it -> it.get(at)).min(BigDecimal::compareTo))
          .isEqualTo(front.stream().map(it -> it.get(at)).min(BigDecimal::compareTo));
    }
    assertThat(DesignPlanner.plan(Studies.load("exact", "design.search.keep=4")).parts())
        .last()
        .satisfies(
            it ->
                assertThat(it.leftOut())
                    .containsExactly(
                        front.size()
                            - 4
                            + " of the front's "
                            + front.size()
                            + " members; 4 are spread over it"));
  }

  @Test
  void membersWhoseNetworksDifferFromTheTablesAreAnError() {
    Proposer proposer = Proposers.of(Studies.load("exact"));
    List<Variant> asked = proposer.ask().variants();
    proposer.tell(
        all.completed().stream()
            .filter(it -> asked.contains(it.variant()))
            .sorted(Comparator.comparing(it -> asked.indexOf(it.variant())))
            .<TrialResult>map(it -> it.variant().equals(asked.get(2)) ? withOneParameter(it) : it)
            .toList());

    ExactSpace space = proposer.plan().orElseThrow().searched().runs().get(0).space().orElseThrow();
    assertThat(space.isExact()).isFalse();
    assertThat(space.shortfall().orElseThrow())
        .startsWith("an error in this program: 1 of " + asked.size())
        .contains(asked.get(2).label() + ": params is ")
        .endsWith(" by the tables and 1 of the whole network");
  }

  /** It is no error that tables do not say what is unknown. */
  @Test
  void aChoiceOfUnknownQualityIsCompared() {
    String rule = "select={minimize: [macs, params], where: {fid: \"<= 10.2\"}, unknown: allow}";
    StudyResult found = Studies.run("exact", rule);

    assertThat(found.decision().winner().map(it -> values(it).size())).contains(2);
    assertThat(found.decision().winner().map(ExactProposerTest::values))
        .isEqualTo(
            Studies.run("exact", FACTORIAL, rule)
                .decision()
                .winner()
                .map(ExactProposerTest::values));
    assertThat(found.searched().runs().get(0).space().orElseThrow().isExact()).isTrue();
  }

  private static Completed withOneParameter(Completed trial) {
    return Completed.counted(
        trial.variant(),
        trial.hash(),
        trial.parts(),
        trial.counted().with("params", BigDecimal.ONE),
        trial.quality(),
        trial.sameAs());
  }

  @Test
  void anObjectiveThatDoesNotDecomposeIsRefused() {
    String objectives = "design.search.objectives=[params, arithmetic_intensity]";
    assertThatThrownBy(() -> DesignPlanner.plan(Studies.load("exact", objectives)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("arithmetic_intensity");
  }

  @Test
  void constraintsThatNothingSatisfiesAreAProblemOfTheStudy() {
    for (String limits : List.of("[macs <= 1k]", "[macs <= 11M, params >= 500k]")) {
      assertThatThrownBy(() -> DesignPlanner.plan(Studies.load("exact", "constraints=" + limits)))
          .isInstanceOfSatisfying(
              SpecException.class,
              it -> {
                assertThat(it.problems()).extracting(Problem::code).containsOnly(EMPTY_SPACE);
                assertThat(it.problems().get(0).message()).startsWith("no configuration ");
              });
    }
  }

  private static Set<List<BigDecimal>> front(List<Completed> trials) {
    Set<List<BigDecimal>> all = values(trials);
    Set<List<BigDecimal>> front = new HashSet<>(all);
    front.removeIf(it -> all.stream().anyMatch(other -> dominates(other, it)));
    return front;
  }

  private static boolean dominates(List<BigDecimal> one, List<BigDecimal> other) {
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).compareTo(other.get(i)) > 0) {
        return false;
      }
    }
    return !one.equals(other);
  }

  // Without those whose FID is unknown.
  private static Set<List<BigDecimal>> values(List<Completed> trials) {
    return trials.stream()
        .map(ExactProposerTest::values)
        .filter(it -> it.size() == 3)
        .collect(Collectors.toSet());
  }

  private static List<BigDecimal> values(Completed trial) {
    return Stream.of("params", "macs", "fid")
        .flatMap(it -> trial.value(Metrics.find(it).orElseThrow()).stream())
        .map(BigDecimal::stripTrailingZeros)
        .toList();
  }
}
