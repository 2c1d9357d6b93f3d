package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Fractional;
import io.unetlab.ablations.study.OneAtATime;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Generates the variants of a design, part by part. */
final class DesignLayout {

  private final List<Factor> factors;
  private final Design design;
  private final Conditions conditions;
  private final Set<Variant> variants = new LinkedHashSet<>();
  private final List<DesignPart> parts = new ArrayList<>();

  DesignLayout(StudySpec study) {
    this.factors = study.factors();
    this.design = study.design();
    this.conditions = study.conditions();
  }

  DesignPlan plan(List<Design.Step> steps, Searched searched) {
    add(DesignKind.BASE, List.of(Variant.base(factors)), List.of());
    addOneAtATime(design.oneAtATime());
    List<LadderStep> ladder = ladder(steps);
    add(
        DesignKind.LADDER,
        ladder.stream().map(LadderStep::variant).toList(),
        design.ladder().best().isPresent() ? unclimbed(ladder) : List.of());
    if (!design.factorial().isEmpty()) {
      Set<Variant> combined = new LinkedHashSet<>();
      Map<String, Integer> failed = new LinkedHashMap<>();
      combine(named(design.factorial()), 0, new LinkedHashMap<>(), combined, failed);
      add(DesignKind.FACTORIAL, combined, leftOut(failed));
    }
    Optional<Confounding> confounding = design.fractional().map(this::addFraction);
    design
        .random()
        .ifPresent(
            it -> {
              Set<Variant> sample = new RandomVariants(factors, conditions, it).sample();
              String few = "only " + sample.size() + " of " + it.count() + " were found";
              List<String> leftOut = sample.size() < it.count() ? List.of(few) : List.of();
              add(DesignKind.RANDOM, sample, leftOut);
            });
    add(
        DesignKind.LIST,
        design.list().stream().map(it -> Variant.of(factors, it)).toList(),
        List.of());
    add(DesignKind.SEARCH, searched.variants(), searched.leftOut());
    return new DesignPlan(List.copyOf(variants), ladder, parts, confounding, searched);
  }

  private void add(DesignKind kind, Collection<Variant> asked, List<String> leftOut) {
    if (asked.isEmpty() && leftOut.isEmpty()) {
      return;
    }
    int before = variants.size();
    variants.addAll(asked);
    List<Variant> distinct = asked instanceof Set ? List.copyOf(asked) : distinct(asked);
    parts.add(new DesignPart(kind, distinct, variants.size() - before, leftOut));
  }

  private static List<Variant> distinct(Collection<Variant> asked) {
    return asked.stream().distinct().toList();
  }

  private void addOneAtATime(OneAtATime asked) {
    List<Variant> alone = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    if (asked.fromBase()) {
      for (Factor factor : named(asked.factors())) {
        for (Option option : factor.changes()) {
          addIfSound(Map.of(factor.name(), option.name()), alone, leftOut);
        }
      }
    }
    if (asked.fromFull()) {
      Map<String, String> full = design.fullOf(asked.factors());
      addIfSound(full, alone, leftOut);
      for (String factor : full.keySet()) {
        Map<String, String> others = new LinkedHashMap<>(full);
        others.remove(factor);
        addIfSound(others, alone, leftOut);
      }
    }
    add(DesignKind.ONE_AT_A_TIME, alone, leftOut);
  }

  private void addIfSound(Map<String, String> changed, List<Variant> alone, List<String> leftOut) {
    Variant variant = Variant.of(factors, changed);
    conditions
        .broken(changed)
        .ifPresentOrElse(
            broken -> leftOut.add(variant.label() + ": " + broken), () -> alone.add(variant));
  }

  private List<LadderStep> ladder(List<Design.Step> steps) {
    List<LadderStep> ladder = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    for (Design.Step step : steps) {
      Factor factor = named(List.of(step.factor())).get(0);
      Map<String, String> tried = new LinkedHashMap<>(kept);
      tried.put(step.factor(), step.option());
      Variant before = Variant.of(factors, kept);
      Variant variant = Variant.of(factors, tried);
      ladder.add(new LadderStep(before, variant, step.keep(), factor, variant.option(factor)));
      if (step.keep()) {
        kept = tried;
      }
    }
    return ladder;
  }

  private List<String> unclimbed(List<LadderStep> ladder) {
    Set<Factor> climbed = new LinkedHashSet<>();
    ladder.forEach(step -> climbed.add(step.factor()));
    return named(design.ladder().best().orElseThrow().factors()).stream()
        .filter(factor -> !factor.changes().isEmpty() && !climbed.contains(factor))
        .map(factor -> factor.name() + ": no option of it can be made on top of the steps")
        .toList();
  }

  private void combine(
      List<Factor> combined,
      int next,
      Map<String, String> chosen,
      Set<Variant> found,
      Map<String, Integer> failed) {
    if (next == combined.size()) {
      addIfCompared(conditions.mended(chosen), found, failed);
      return;
    }
    Factor factor = combined.get(next);
    for (Option option : factor.options()) {
      chosen.put(factor.name(), option.name());
      combine(combined, next + 1, chosen, found, failed);
    }
    chosen.remove(factor.name());
  }

  // Nothing says which of the compared factors to reset, so such a variant is left out.
  private void addIfCompared(
      Map<String, String> chosen, Set<Variant> found, Map<String, Integer> failed) {
    Optional<String> comparison = conditions.failed(chosen);
    if (comparison.isPresent()) {
      failed.merge(comparison.get(), 1, Integer::sum);
    } else {
      found.add(Variant.of(factors, chosen));
    }
  }

  private static List<String> leftOut(Map<String, Integer> failed) {
    return failed.entrySet().stream()
        .map(it -> it.getValue() + " combinations in which " + it.getKey() + " does not hold")
        .toList();
  }

  private Confounding addFraction(Fractional asked) {
    Map<String, String> full = design.fullOf(asked.factors());
    Set<Variant> runs = new LinkedHashSet<>();
    Map<String, Integer> failed = new LinkedHashMap<>();
    int mended = 0;
    for (int run = 0; run < asked.fraction().runs(); run++) {
      Map<String, String> chosen = new LinkedHashMap<>(full);
      for (int i = 0; i < asked.factors().size(); i++) {
        if (!asked.fraction().high(run, i)) {
          chosen.remove(asked.factors().get(i));
        }
      }
      Map<String, String> sound = conditions.mended(chosen);
      mended += sound.equals(chosen) ? 0 : 1;
      addIfCompared(sound, runs, failed);
    }
    add(DesignKind.FRACTIONAL, runs, leftOut(failed));
    int lost = failed.values().stream().mapToInt(it -> it).sum();
    return Confounding.of(asked, mended + lost);
  }

  // In the study's order, regardless of the order of the names.
  private List<Factor> named(List<String> names) {
    return factors.stream().filter(factor -> names.contains(factor.name())).toList();
  }
}
