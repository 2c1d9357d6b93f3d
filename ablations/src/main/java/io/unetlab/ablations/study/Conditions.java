package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which choices are compatible: each one whose {@link Option#onlyIf} holds, and all together by the
 * study's comparisons of numbers.
 */
public final class Conditions {

  private final Map<String, Factor> factors = new LinkedHashMap<>();
  // Those with conditions, each after the ones that it needs.
  private final Set<Factor> conditional = new LinkedHashSet<>();

  private final List<FactorComparison> comparisons;

  /**
   * The conditions of a study.
   *
   * @param factors with numbers where they are compared
   */
  public Conditions(List<Factor> factors, List<FactorComparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
    factors.forEach(factor -> this.factors.put(factor.name(), factor));
    Set<Factor> entered = new LinkedHashSet<>();
    factors.forEach(factor -> order(factor, entered));
  }

  private void order(Factor factor, Set<Factor> entered) {
    if (!entered.add(factor)) {
      return;
    }
    boolean free = true;
    for (Option option : factor.changes()) {
      free &= option.onlyIf().isNone();
      for (String needed : option.onlyIf().allowed().keySet()) {
        Optional.ofNullable(factors.get(needed)).ifPresent(it -> order(it, entered));
      }
    }
    if (!free) {
      conditional.add(factor);
    }
  }

  /**
   * Why choices are incompatible, for example {@code gate=swish needs ratio=three}; empty when they
   * are compatible.
   *
   * @param changed factor to option; the other factors are as in the base
   */
  public Optional<String> broken(Map<String, String> changed) {
    for (Factor factor : conditional) {
      Optional<Option> broken = broken(factor, changed);
      if (broken.isPresent()) {
        Option option = broken.get();
        return Optional.of(
            factor.name() + "=" + option.name() + " needs " + option.onlyIf().text());
      }
    }
    return failed(changed).map(it -> it + " does not hold");
  }

  /**
   * The first comparison that does not hold; empty when all do.
   *
   * @param changed factor to option; the other factors are as in the base
   */
  public Optional<String> failed(Map<String, String> changed) {
    return comparisons.stream()
        .filter(it -> !it.holds(number(it.left(), changed), number(it.right(), changed)))
        .map(FactorComparison::text)
        .findFirst();
  }

  private BigDecimal number(Optional<String> name, Map<String, String> changed) {
    return name.map(it -> number(it, changed)).orElse(BigDecimal.ZERO);
  }

  private BigDecimal number(String name, Map<String, String> changed) {
    Factor factor = Objects.requireNonNull(factors.get(name), name);
    String option = changed.getOrDefault(name, factor.base().name());
    return factor.number(option).orElseThrow();
  }

  /**
   * The choices, with each one whose condition fails reset to the base's option; the choices that
   * another needs are reset before it.
   */
  public Map<String, String> mended(Map<String, String> changed) {
    Map<String, String> mended = changed;
    for (Factor factor : conditional) {
      if (broken(factor, mended).isPresent()) {
        mended = mended == changed ? new LinkedHashMap<>(changed) : mended;
        mended.remove(factor.name());
      }
    }
    return mended;
  }

  private Optional<Option> broken(Factor factor, Map<String, String> changed) {
    String name = changed.get(factor.name());
    if (name == null || name.equals(factor.base().name())) {
      return Optional.empty();
    }
    return factor.option(name).filter(option -> !holds(option.onlyIf(), changed));
  }

  private boolean holds(Condition condition, Map<String, String> changed) {
    for (Map.Entry<String, List<String>> needed : condition.allowed().entrySet()) {
      Factor factor = factors.get(needed.getKey());
      if (factor != null) {
        String option = changed.getOrDefault(factor.name(), factor.base().name());
        if (!needed.getValue().contains(option)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A cycle of factors that need each other, the first one repeated at the end; empty without a
   * cycle.
   */
  static List<String> circle(Map<String, Set<String>> needs) {
    Set<String> done = new LinkedHashSet<>();
    for (String factor : needs.keySet()) {
      List<String> circle = circle(factor, needs, new ArrayList<>(), done);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private static List<String> circle(
      String factor, Map<String, Set<String>> needs, List<String> path, Set<String> done) {
    int seen = path.indexOf(factor);
    path.add(factor);
    if (seen >= 0) {
      return path.subList(seen, path.size());
    }
    if (!done.contains(factor)) {
      for (String needed : needs.getOrDefault(factor, Set.of())) {
        List<String> circle = circle(needed, needs, path, done);
        if (!circle.isEmpty()) {
          return circle;
        }
      }
      done.add(factor);
    }
    path.remove(path.size() - 1);
    return List.of();
  }
}
