package io.unetlab.ablations.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.space.ComparisonRelations;
import io.unetlab.ablations.space.Relation;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Comparisons and limits: what every variant satisfies. */
class ConstraintsTest {

  private static final List<String> PATHS =
      List.of("levels[0].channels", "levels[1].channels", "latent.channels", "text.width");
  private static final List<String> SIGNS = List.of("<=", "<", ">=", ">", "==");

  @Test
  void aFactorialHasExactlyTheCombinationsThatSatisfyThem() {
    Random random = new Random(5);
    int empty = 0;
    for (int i = 0; i < 150; i++) {
      boolean conditional = i % 3 == 0;
      List<String> comparisons = comparisons(random);
      String text = study(comparisons, conditional);
      Problems problems = new Problems();
      Optional<StudySpec> study = load(text, problems);
      List<Problem> errors =
          problems.all().stream().filter(it -> it.code() == StudyCode.EMPTY_SPACE).toList();
      Set<String> expected =
          bruteForce(load(free(text), new Problems()).orElseThrow(), comparisons);
      if (!conditional || !errors.isEmpty()) {
        assertThat(errors.isEmpty()).as(text).isEqualTo(!expected.isEmpty());
      }
      empty += errors.size();
      study.ifPresent(it -> assertThat(factorial(it)).as(text).isEqualTo(expected));
      study.ifPresent(ConstraintsTest::relationsAgree);
    }
    assertThat(empty).isBetween(10, 140);
  }

  /** Where a factor's condition fails, the factor has the base's option. */
  @Test
  void aConditionThatAlwaysFailsLeavesTheBasesOption() {
    Problems problems = new Problems();
    Optional<StudySpec> study = load(study(List.of("f0 == 72"), true), problems);

    assertThat(problems.all().stream().map(Problem::code)).containsOnly(StudyCode.BASE_OUTSIDE);
    assertThat(factorial(study.orElseThrow())).isNotEmpty();
  }

  @Test
  void limitsBelongToTheRule() {
    StudySpec study =
        load(
                study(List.of("macs <= 2M", "resnets == 6", "f0 <= 64"), false)
                    .replace("macs}", "macs, where: {macs: '<= 2 M', fid: '<= 30'}}"),
                new Problems())
            .orElseThrow();

    assertThat(study.select().text())
        .startsWith(
            "minimize macs, where macs <= 2 M and fid <= 30 and resnets >= 6 and resnets <= 6");
    assertThat(study.constraints().stream().map(Constraint::text))
        .containsExactly("macs <= 2 M", "resnets >= 6", "resnets <= 6");
    assertThat(study.comparisons().stream().map(FactorComparison::text))
        .containsExactly("f0 <= 64");
  }

  @Test
  void everyPartOfADesignSatisfiesThem() {
    String text = study(List.of("f1 >= f0", "f2 != 8"), false);
    for (String design :
        List.of(
            "{one_at_a_time: {from: both}}",
            "{fractional: {resolution: III}}",
            "{random: {count: 20, seed: 3}}",
            "{factorial: [f0, f1, f2]}")) {
      StudySpec study =
          load(text.replace("{factorial: all}", design), new Problems()).orElseThrow();
      DesignPlan plan = DesignPlanner.plan(study);
      List<DesignPart> parts = plan.parts().stream().skip(1).toList();

      assertThat(parts).isNotEmpty();
      assertThat(plan.variants())
          .as(design)
          .hasSizeGreaterThan(1)
          .allMatch(it -> study.conditions().broken(it.choices()).isEmpty());
    }
  }

  private static void relationsAgree(StudySpec study) {
    List<Relation> relations = ComparisonRelations.of(study);
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      int[] configuration =
          study.factors().stream().mapToInt(it -> random.nextInt(it.options().size())).toArray();
      Map<String, String> choices = new LinkedHashMap<>();
      for (int j = 0; j < configuration.length; j++) {
        Factor factor = study.factors().get(j);
        choices.put(factor.name(), factor.options().get(configuration[j]).name());
      }
      assertThat(relations.stream().allMatch(it -> it.holds(configuration)))
          .isEqualTo(study.conditions().failed(choices).isEmpty());
    }
  }

  private static Set<String> factorial(StudySpec study) {
    Set<String> labels = new HashSet<>();
    DesignPlanner.plan(study).parts().stream()
        .skip(1)
        .flatMap(it -> it.variants().stream())
        .forEach(it -> labels.add(it.label()));
    return labels;
  }

  /** Of the study without comparisons, those that satisfy them by their numbers. */
  private static Set<String> bruteForce(StudySpec free, List<String> comparisons) {
    Set<String> labels = new HashSet<>();
    for (Variant variant : DesignPlanner.plan(free).variants()) {
      if (comparisons.stream().allMatch(it -> holds(List.of(it.split(" ", -1)), variant))) {
        labels.add(variant.label());
      }
    }
    return labels;
  }

  private static boolean holds(List<String> comparison, Variant variant) {
    int left = Integer.parseInt(variant.choices().get(comparison.get(0)));
    String other = comparison.get(2);
    int right = Integer.parseInt(variant.choices().getOrDefault(other, other));
    return switch (comparison.get(1)) {
      case "<=" -> left <= right;
      case "<" -> left < right;
      case ">=" -> left >= right;
      case ">" -> left > right;
      default -> left == right;
    };
  }

  private static List<String> comparisons(Random random) {
    List<String> comparisons = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(PATHS.size());
      int right = (left + 1 + random.nextInt(PATHS.size() - 1)) % PATHS.size();
      String other = random.nextInt(4) == 0 ? "" + 8 * (1 + random.nextInt(9)) : "f" + right;
      String sign = SIGNS.get(random.nextInt(SIGNS.size()));
      comparisons.add("f" + left + " " + sign + " " + other);
    }
    return comparisons;
  }

  private static String free(String text) {
    return text.replaceAll("constraints: .*", "");
  }

  private static String study(List<String> constraints, boolean conditional) {
    StringBuilder text =
        new StringBuilder(
            "kind: study\nname: x\nbase: tiny.yaml\nquality: [{metric: fid, value: 20, kind:"
                + " assumed, firmness: low, source: a guess}]\nfactors:\n");
    for (int i = 0; i < PATHS.size(); i++) {
      String values = i < 2 ? "[16, 32, 64, 72]" : "[8, 16, 4]";
      String condition = conditional && i == 2 ? ", only_if: {f0: [16, 64]}" : "";
      text.append("- {name: f" + i + ", path: '" + PATHS.get(i) + "', values: " + values);
      text.append(condition).append("}\n");
    }
    return text
        + "constraints: ['"
        + String.join("', '", constraints)
        + "']\ndesign: {factorial: all}\nselect: {minimize: macs}\n";
  }

  private static Optional<StudySpec> load(String text, Problems problems) {
    Source source = new Source("study.yaml", text);
    return StudyLoader.load(source, Studies.DIRECTORY, SpecPatch.EMPTY, problems);
  }
}
