package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variants that a design asks for, each once: the base, then one at a time, the ladder and the
 * factorial, in that order. In a factorial the last factor changes fastest.
 *
 * @param ladder the rungs in order; their variants are among {@code variants}
 */
public record DesignPlan(List<Variant> variants, List<LadderStep> ladder) {

  public DesignPlan {
    variants = List.copyOf(variants);
    ladder = List.copyOf(ladder);
  }

  /**
   * Lays a design out.
   *
   * @param factors all factors of the study, with every factor and option that the design names
   */
  public static DesignPlan of(List<Factor> factors, Design design) {
    Set<Variant> variants = new LinkedHashSet<>();
    variants.add(Variant.base(factors));
    for (Factor factor : named(factors, design.oneAtATime())) {
      for (Option option : factor.changes()) {
        variants.add(Variant.of(factors, Map.of(factor.name(), option.name())));
      }
    }
    List<LadderStep> ladder = ladder(factors, design.ladder());
    ladder.forEach(step -> variants.add(step.variant()));
    if (!design.factorial().isEmpty()) {
      combine(factors, named(factors, design.factorial()), 0, new LinkedHashMap<>(), variants);
    }
    return new DesignPlan(List.copyOf(variants), ladder);
  }

  private static List<LadderStep> ladder(List<Factor> factors, List<Design.Step> steps) {
    List<LadderStep> ladder = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    for (Design.Step step : steps) {
      Factor factor = named(factors, List.of(step.factor())).get(0);
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

  private static void combine(
      List<Factor> factors,
      List<Factor> combined,
      int next,
      Map<String, String> chosen,
      Set<Variant> variants) {
    if (next == combined.size()) {
      variants.add(Variant.of(factors, chosen));
      return;
    }
    Factor factor = combined.get(next);
    for (Option option : factor.options()) {
      chosen.put(factor.name(), option.name());
      combine(factors, combined, next + 1, chosen, variants);
    }
    chosen.remove(factor.name());
  }

  // In the study's order, whatever the order of the names is.
  private static List<Factor> named(List<Factor> factors, List<String> names) {
    return factors.stream().filter(factor -> names.contains(factor.name())).toList();
  }
}
