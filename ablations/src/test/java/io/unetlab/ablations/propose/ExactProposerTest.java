package io.unetlab.ablations.propose;

import static io.unetlab.ablations.StudyCode.EMPTY_SPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.StudySpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exact search proposes what counting every network of the space finds. */
class ExactProposerTest {

  private static final String OBJECTIVES = "params, macs, fid";
  private static final String FACTORIAL = "design={factorial: all}";

  private static StudyResult all;

  @BeforeAll
  static void countAll() {
    all = Studies.run("exact", FACTORIAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "params, macs, fid",
        "peak_activation_bytes, fid",
        "peak_activation_bytes, macs, fid",
        "flops, weight_bytes, peak_activation_bytes, fid",
        "self_attentions, cross_attentions, resnets, fid"
      })
  void theFrontIsThatOfEveryNetwork(String objectives) {
    List<Completed> found =
        Studies.run("exact", "design.search.objectives=[" + objectives + "]").completed();

    Set<List<BigDecimal>> front = front(all.completed(), objectives);
    assertThat(all.completed()).hasSizeGreaterThan(50);
    assertThat(front).hasSizeBetween(2, all.completed().size() - 10);
    // After the base come the front's members, one for each vector of values, and the rule's
    // choice.
    assertThat(values(found.subList(1, 1 + front.size()), objectives)).isEqualTo(front);
    assertThat(found).hasSizeLessThanOrEqualTo(2 + front.size());
  }

  @Test
  void aLimitOnMemoryIsPartOfTheSpace() {
    String limit = "peak_activation_bytes <= " + middlePeak();
    StudyResult found = Studies.run("exact", "constraints=[" + limit + "]");
    List<Completed> within =
        all.completed().stream().filter(it -> peak(it).compareTo(middlePeak()) <= 0).toList();

    assertThat(within).hasSizeBetween(10, all.completed().size() - 10);
    Set<List<BigDecimal>> front = front(within, OBJECTIVES);
    assertThat(values(found.completed().subList(1, 1 + front.size()))).isEqualTo(front);
  }

  private static BigDecimal middlePeak() {
    List<BigDecimal> peaks =
        all.completed().stream().map(ExactProposerTest::peak).sorted().toList();
    return peaks.get(peaks.size() / 2);
  }

  private static BigDecimal peak(Completed trial) {
    return values(trial, "peak_activation_bytes").get(0);
  }

  @Test
  void aLimitThatOnlyWholeNetworksTellLeavesTheBestOpen() {
    DesignPlan plan =
        DesignPlanner.plan(
            Studies.load(
                "exact",
                "select={minimize: macs, where: {arithmetic_intensity: \">= 3\", fid: \"<= 11\"}}"));

    assertThat(plan.searched().leftOut())
        .containsExactly(
            "variants off the front, one of which may be the best by the rule:"
                + " arithmetic_intensity is known of whole networks only");
  }

  @Test
  void aBoundIsInThePlan() {
    assertThat(
            DesignPlanner.plan(Studies.load("exact", "design.search.epsilon=0.025"))
                .searched()
                .leftOut())
        .containsExactly(
            "members of the exact front that are better than one in the result by at most 2.5 % in"
                + " each objective");
  }

  /** As in a space whose table of peak memory is too large. */
  @Test
  void withoutATableOfMemoryItIsNoObjective() {
    StudySpec study = Studies.load("exact", "design.search.objectives=[peak_activation_bytes]");
    TabledSpace tabled = SpaceTables.of(study);
    List<Column> columns =
        tabled.columns().stream()
            .filter(it -> !it.metric().name().equals("peak_activation_bytes"))
            .toList();
    SpaceQuestions questions =
        new SpaceQuestions(study, new TabledSpace(tabled.factors(), tabled.relations(), columns));

    assertThat(columns).hasSize(tabled.columns().size() - 1);
    assertThatThrownBy(
            () -> questions.front(study.design().search().orElseThrow(), SearchWatch.NONE))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("`peak_activation_bytes` is not known as one");
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
    Set<List<BigDecimal>> front = front(all.completed(), OBJECTIVES);
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

  private static Set<List<BigDecimal>> front(List<Completed> trials, String objectives) {
    Set<List<BigDecimal>> all = values(trials, objectives);
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

  private static Set<List<BigDecimal>> values(List<Completed> trials) {
    return values(trials, OBJECTIVES);
  }

  // Without those of which one is unknown.
  private static Set<List<BigDecimal>> values(List<Completed> trials, String objectives) {
    return trials.stream()
        .map(it -> values(it, objectives))
        .filter(it -> it.size() == objectives.split(", ").length)
        .collect(Collectors.toSet());
  }

  private static List<BigDecimal> values(Completed trial) {
    return values(trial, OBJECTIVES);
  }

  private static List<BigDecimal> values(Completed trial, String objectives) {
    return Stream.of(objectives.split(", "))
        .flatMap(it -> trial.value(Metrics.find(it).orElseThrow()).stream())
        .map(BigDecimal::stripTrailingZeros)
        .toList();
  }
}
