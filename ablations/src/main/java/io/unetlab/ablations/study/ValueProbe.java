package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds mistakes in the values of a short factor, and says once what several have in common. Of
 * very many numbers only some are tried, from the least to the most: the numbers that a key takes
 * are a range, so the others are fine when these are. Then a rule that some break may go unsaid.
 */
final class ValueProbe {

  private static final int NAMED = 5;

  /** Of a hundred factors with a thousand values each, this takes less than a second. */
  private static final int TRIED = 24;

  private final Base base;
  private final Problems problems;

  ValueProbe(Base base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /**
   * Tries every value.
   *
   * @param needed choices that satisfy the factor's condition
   * @param before other choices on top of which the values may be fine
   * @param others the study's other factors
   */
  void probe(Factor factor, SpecPatch needed, List<SpecPatch> before, List<Factor> others) {
    if (problems.isFull()) {
      return; // it would not be seen
    }
    List<Option> values = tried(factor);
    List<PatchedBase> alone = alone(values);
    if (values.size() < factor.changes().size()
        && alone.stream().anyMatch(it -> !it.slips().isEmpty())) {
      values = factor.changes();
      alone = alone(values);
    }
    Map<Option, Problem> broken = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Option value = values.get(i);
      if (alone.get(i).slips().isEmpty()) {
        PatchedBase patched = needed.isEmpty() ? alone.get(i) : on(needed, value);
        patched.broken().stream().findFirst().ifPresent(it -> broken.put(value, it));
      } else {
        report(value, alone.get(i), needed, before);
      }
    }
    if (!problems.hasErrors()) {
      warnOfBrokenRules(factor, broken);
      warnOfNoChange(factor, alone, needed, others);
    }
  }

  private static List<Option> tried(Factor factor) {
    List<Option> values = factor.changes();
    Optional<List<BigDecimal>> numbers = factor.numbers();
    if (numbers.isEmpty() || values.size() <= TRIED || !areWhole(numbers.get())) {
      return values;
    }
    List<BigDecimal> changes = numbers.get().subList(1, numbers.get().size());
    List<Integer> sorted =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(changes::get))
            .toList();
    return IntStream.range(0, TRIED)
        .mapToObj(i -> values.get(sorted.get(i * (sorted.size() - 1) / (TRIED - 1))))
        .toList();
  }

  private static boolean areWhole(List<BigDecimal> numbers) {
    return numbers.stream().allMatch(it -> it.stripTrailingZeros().scale() <= 0);
  }

  private List<PatchedBase> alone(List<Option> values) {
    return values.parallelStream().map(it -> PatchedBase.of(base.tree(), it.patch())).toList();
  }

  // The first is enough, however many paths have the value.
  private void report(Option value, PatchedBase alone, SpecPatch needed, List<SpecPatch> before) {
    boolean mended = !needed.isEmpty() && on(needed, value).slips().isEmpty();
    if (!mended && !problems.isFull()) {
      mended = before.stream().anyMatch(it -> on(it, value).slips().isEmpty());
    }
    if (!mended) {
      problems.add(alone.slips().get(0));
    }
  }

  private void warnOfBrokenRules(Factor factor, Map<Option, Problem> broken) {
    if (broken.isEmpty()) {
      return;
    }
    Problem first = broken.values().iterator().next();
    List<String> names = broken.keySet().stream().map(Option::name).toList();
    String more = names.size() > NAMED ? ", ..." : "";
    warn(
        StudyCode.OPTION_BREAKS_RULE,
        factor,
        "values of `%s` (%s%s) alone on the base break a rule of networks, the first %s: %s"
            .formatted(
                factor.name(),
                String.join(", ", names.subList(0, Math.min(NAMED, names.size()))),
                more,
                first.code().id(),
                first.message()),
        "their variants cannot exist unless another choice repairs them");
  }

  // A setting of blocks that the base does not have may matter with another factor's choice.
  private void warnOfNoChange(
      Factor factor, List<PatchedBase> alone, SpecPatch needed, List<Factor> others) {
    if (factor.changes().isEmpty() || alone.stream().anyMatch(this::isAnother)) {
      return;
    }
    Option last = last(factor);
    List<SpecPatch> contexts = new ArrayList<>(List.of(needed));
    SpecPatch together = SpecPatch.EMPTY;
    for (Factor other : others) {
      SpecPatch changed = last(other).patch();
      contexts.add(changed);
      together = together.andThen(changed);
    }
    contexts.add(together);
    if (contexts.stream().noneMatch(it -> changes(it, last))) {
      warn(
          StudyCode.NO_CHANGE,
          factor,
          "no value of `" + factor.name() + "` changes anything of the base",
          "its variants are the base under another name");
    }
  }

  private boolean isAnother(PatchedBase patched) {
    return patched.spec().filter(it -> it.hash().equals(base.hash())).isEmpty();
  }

  private boolean changes(SpecPatch context, Option value) {
    Optional<NetworkSpec> without = PatchedBase.of(base.tree(), context).spec();
    Optional<NetworkSpec> with = on(context, value).spec();
    return !with.map(NetworkSpec::hash).equals(without.map(NetworkSpec::hash));
  }

  private static Option last(Factor factor) {
    return factor.options().get(factor.options().size() - 1);
  }

  private PatchedBase on(SpecPatch context, Option value) {
    return PatchedBase.of(base.tree(), context.andThen(value.patch()));
  }

  private void warn(StudyCode code, Factor factor, String message, String hint) {
    problems.add(new Problem(Severity.WARNING, code, factor.location(), "", message, hint));
  }
}
