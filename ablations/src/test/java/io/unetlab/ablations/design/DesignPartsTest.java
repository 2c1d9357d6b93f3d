package io.unetlab.ablations.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.fraction.Fraction;
import io.unetlab.ablations.study.Fractional;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each kind of design asks for exactly these variants, and says what it leaves out. */
class DesignPartsTest {

  @Test
  void fromTheFullNetworkEachFactorIsPutBackAlone() {
    assertThat(labels(plan("choice", "{one_at_a_time: {from: full}}")))
        .containsExactly(
            "base",
            "attention=cross ratio=one gate=swish",
            "ratio=one gate=swish",
            "attention=cross gate=swish",
            "attention=cross ratio=one");
    assertThat(
            labels(
                plan(
                    "choice",
                    "{one_at_a_time: {factors: [ratio, gate], from: both}, full: {ratio: three}}")))
        .containsExactly(
            "base", "ratio=three", "ratio=one", "gate=swish", "ratio=three gate=swish");
  }

  @Test
  void aFractionTakesTheBasesAndTheFullNetworksOptions() {
    DesignPlan plan = plan("choice", "{fractional: {resolution: III}, full: {ratio: three}}");

    assertThat(labels(plan))
        .containsExactly(
            "base",
            "attention=cross gate=swish",
            "ratio=three gate=swish",
            "attention=cross ratio=three");
    assertThat(plan.confounding().orElseThrow().aliases())
        .extracting(AliasSet::text)
        .containsExactly(
            "attention = -ratio x gate", "ratio = -attention x gate", "gate = -attention x ratio");
  }

  @Test
  void aListIsTakenAsItIs() {
    DesignPlan plan =
        plan("choice", "{list: [{}, {gate: swish, ratio: one}, {ratio: three}, {ratio: three}]}");

    assertThat(labels(plan)).containsExactly("base", "ratio=one gate=swish", "ratio=three");
    assertThat(plan.parts().get(1).fresh()).isEqualTo(2);
    assertThat(plan.parts().get(1).variants()).hasSize(3);
  }

  @Test
  void whatMakesNoSenseIsPutBackAndMerged() {
    assertThat(labels(plan("conditions", "{factorial: all}")))
        .containsExactlyInAnyOrder(
            "base",
            "ratio=three",
            "ratio=one",
            "gate=swish ratio=three",
            "gate=swish ratio=one",
            "heads=two gate=swish ratio=three",
            "heads=two gate=swish ratio=one");
    DesignPlan fraction = plan("conditions", "{fractional: {resolution: V}}");
    assertThat(labels(fraction))
        .containsExactly(
            "base", "ratio=one", "gate=swish ratio=one", "heads=two gate=swish ratio=one");
    assertThat(fraction.confounding().orElseThrow().mended()).isEqualTo(4);
  }

  @Test
  void whatMakesNoSenseAloneIsLeftOutAndSaid() {
    DesignPart alone = plan("conditions", "{one_at_a_time: {from: both}}").parts().get(1);

    assertThat(alone.variants())
        .extracting(Variant::label)
        .containsExactly(
            "ratio=three", "ratio=one", "heads=two gate=swish ratio=one", "gate=swish ratio=one");
    assertThat(alone.leftOut())
        .containsExactly(
            "heads=two: heads=two needs gate=swish",
            "gate=swish: gate=swish needs ratio=three or one",
            "heads=two ratio=one: heads=two needs gate=swish",
            "heads=two gate=swish: gate=swish needs ratio=three or one");
  }

  @Test
  void aSampleHasItsCountAndItsSeed() {
    List<String> seven = sample("choice", 7, 3);

    assertThat(seven).hasSize(7).doesNotHaveDuplicates();
    assertThat(sample("choice", 7, 3)).isEqualTo(seven);
    assertThat(sample("choice", 11, 3)).startsWith(seven.toArray(String[]::new));
    assertThat(sample("choice", 7, 4)).isNotEqualTo(seven);
    assertThat(new HashSet<>(sample("choice", 12, 1)))
        .isEqualTo(new HashSet<>(labels(plan("choice", "{factorial: all}"))));
  }

  @Test
  void aSampleOfAConditionedFactorialSaysWhenThereAreNoMore() {
    DesignPart sample = plan("conditions", "{random: {count: 12}}").parts().get(1);

    assertThat(sample.variants()).hasSize(7);
    assertThat(sample.leftOut()).containsExactly("only 7 of 12 were found");
  }

  @Test
  void aSampleOfAnAstronomicalFactorialIsDrawn() {
    String factors =
        IntStream.range(0, 90)
            .mapToObj(
                i ->
                    "{name: f%d, options: [{name: a}, {name: b, set: {groups: 4}}, {name: c, set: {groups: 2}}]}"
                        .formatted(i))
            .collect(Collectors.joining(", ", "factors=[", "]"));
    String design = "design={random: {count: 1000, seed: 1}}";
    List<Variant> variants = DesignPlanner.plan(Studies.load("small", factors, design)).variants();

    assertThat(variants).hasSize(1001).doesNotHaveDuplicates();
    // Each option is drawn a third of the time: 333 of 1000, 5 standard deviations are 75.
    assertThat(variants.stream().filter(it -> "b".equals(it.choices().get("f7"))).count())
        .isBetween(258L, 408L);
    assertThat(DesignPlanner.plan(Studies.load("small", factors, design)).variants())
        .isEqualTo(variants);
  }

  @Test
  void aliasesAreTheColumnsThatAreEqualInTheRuns() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
    Fraction fraction = Fraction.find(7, 3).orElseThrow();
    Confounding confounding = Confounding.of(new Fractional(names, fraction), 0);

    // 7 main effects, each with 3 interactions of two: all 21 of them.
    assertThat(confounding.aliases()).hasSize(7);
    for (AliasSet set : confounding.aliases()) {
      assertThat(set.effects()).hasSize(4);
      for (int run = 0; run < fraction.runs(); run++) {
        int at = run;
        assertThat(set.effects().stream().map(it -> level(fraction, names, at, it)).distinct())
            .as("run %d of %s", run, set.text())
            .hasSize(1);
      }
    }
    assertThat(confounding.generators()).hasSize(4);
    assertThat(confounding.relation()).hasSize(15);
    for (SignedEffect word : confounding.relation()) {
      for (int run = 0; run < fraction.runs(); run++) {
        assertThat(level(fraction, names, run, word)).as(word.text()).isEqualTo(1);
      }
    }
  }

  private static int level(Fraction fraction, List<String> names, int run, SignedEffect effect) {
    int level = effect.negative() ? -1 : 1;
    for (String factor : effect.factors()) {
      level *= fraction.high(run, names.indexOf(factor)) ? 1 : -1;
    }
    return level;
  }

  @Test
  void cramersVIsOneWhereOneChoiceTellsTheOtherAndNoneWhereNot() {
    assertThat(Association.cramersV(new int[][] {{5, 0}, {0, 3}})).isEqualTo(1);
    assertThat(Association.cramersV(new int[][] {{2, 4}, {3, 6}})).isEqualTo(0);
    assertThat(Association.cramersV(new int[][] {{5, 3}, {0, 0}})).isEqualTo(0);
    // phi = (ad - bc) / sqrt of the product of the sums: (12 - 2) / sqrt(5 * 5 * 6 * 4).
    assertThat(Association.cramersV(new int[][] {{4, 1}, {2, 3}}))
        .isCloseTo(10 / Math.sqrt(600), Offset.offset(1e-12));
  }

  private static List<String> sample(String study, int count, int seed) {
    String design = "{random: {count: %d, seed: %d}}".formatted(count, seed);
    return plan(study, design).parts().get(1).variants().stream().map(Variant::label).toList();
  }

  private static DesignPlan plan(String study, String design) {
    return DesignPlanner.plan(Studies.load(study, "design=" + design));
  }

  private static List<String> labels(DesignPlan plan) {
    return plan.variants().stream().map(Variant::label).toList();
  }
}
