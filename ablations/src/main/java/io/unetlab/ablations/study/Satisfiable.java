package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Whether comparisons and conditions leave any configuration. Options that no option of a related
 * factor supports are removed until nothing changes (arc consistency; Mackworth 1977, AC-3); a
 * factor without options left is a contradiction. What passes may still be empty, which counting
 * finds out.
 */
final class Satisfiable {

  private static final BitSet NONE = new BitSet();

  private final List<Factor> factors;
  private final Map<String, BitSet> left = new LinkedHashMap<>();
  private final Map<String, Factor> byName = new LinkedHashMap<>();

  Satisfiable(List<Factor> factors) {
    this.factors = factors;
    for (Factor factor : factors) {
      BitSet all = new BitSet();
      all.set(0, factor.options().size());
      left.put(factor.name(), all);
      byName.put(factor.name(), factor);
    }
  }

  /** Reports the first comparison after which a factor has no option left; false if one does. */
  boolean check(List<FactorComparison> comparisons, Problems problems) {
    List<FactorComparison> active = new ArrayList<>();
    for (FactorComparison comparison : comparisons) {
      active.add(comparison);
      Optional<Factor> empty = propagate(active);
      if (empty.isPresent()) {
        String others = active.size() > 1 ? ", with those before it and `only_if`," : "";
        problems.error(
            StudyCode.EMPTY_SPACE,
            comparison.location(),
            "",
            "`"
                + comparison.text()
                + "`"
                + others
                + " leaves no value of `"
                + empty.get().name()
                + "`",
            "no configuration satisfies all of them");
        return false;
      }
    }
    return true;
  }

  /** The factor that has no option left once an option is chosen; empty when every one has. */
  Optional<Factor> without(Factor factor, Option chosen) {
    int index = factor.options().indexOf(chosen);
    keepOptions(factor, it -> it == index);
    return propagate(List.of());
  }

  private Optional<Factor> propagate(List<FactorComparison> comparisons) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FactorComparison comparison : comparisons) {
        changed |= compare(comparison);
      }
      for (Factor factor : factors) {
        changed |= condition(factor);
      }
      Optional<Factor> empty = factors.stream().filter(it -> options(it).isEmpty()).findFirst();
      if (empty.isPresent()) {
        return empty;
      }
    }
    return Optional.empty();
  }

  private BitSet options(Factor factor) {
    return left.getOrDefault(factor.name(), NONE);
  }

  private boolean compare(FactorComparison comparison) {
    Factor one = factor(comparison.left());
    if (comparison.right().isEmpty()) {
      return keep(one, it -> comparison.holds(it, it));
    }
    Factor other = factor(comparison.right().get());
    NumberOrder order = comparison.order();
    NavigableSet<BigDecimal> ofOther = numbers(other);
    boolean changed = keep(one, it -> some(ofOther, order, that -> order.holds(it, that), it));
    NavigableSet<BigDecimal> ofOne = numbers(one);
    return keep(other, it -> some(ofOne, order, that -> order.holds(that, it), it)) || changed;
  }

  // Of an order, the least or the greatest is the best partner.
  private static boolean some(
      NavigableSet<BigDecimal> numbers,
      NumberOrder order,
      Predicate<BigDecimal> holds,
      BigDecimal one) {
    return !numbers.isEmpty()
        && (order == NumberOrder.EQUAL
            ? numbers.contains(one)
            : holds.test(numbers.first()) || holds.test(numbers.last()));
  }

  // Equal numbers may be written with different scales; a tree compares their values.
  private NavigableSet<BigDecimal> numbers(Factor factor) {
    NavigableSet<BigDecimal> numbers = new TreeSet<>();
    List<BigDecimal> all = factor.numbers().orElseThrow();
    options(factor).stream().forEach(it -> numbers.add(all.get(it)));
    return numbers;
  }

  private boolean keep(Factor factor, Predicate<BigDecimal> condition) {
    List<BigDecimal> numbers = factor.numbers().orElseThrow();
    return keepOptions(factor, it -> condition.test(numbers.get(it)));
  }

  private boolean keepOptions(Factor factor, IntPredicate condition) {
    BitSet options = options(factor);
    int before = options.cardinality();
    options.stream().filter(condition.negate()).forEach(options::clear);
    return options.cardinality() < before;
  }

  // An option goes when nothing is left of what it needs; where every option left needs something,
  // the factors that they need keep only that.
  private boolean condition(Factor factor) {
    boolean changed = keepOptions(factor, it -> isMet(condition(factor, it)));
    Map<String, Set<String>> needed = new LinkedHashMap<>();
    List<Condition> conditions =
        options(factor).stream().mapToObj(it -> condition(factor, it)).toList();
    for (Condition condition : conditions) {
      condition
          .allowed()
          .forEach(
              (name, allowed) ->
                  needed.computeIfAbsent(name, it -> new HashSet<>()).addAll(allowed));
    }
    for (Map.Entry<String, Set<String>> need : needed.entrySet()) {
      boolean always = conditions.stream().allMatch(it -> it.allowed().containsKey(need.getKey()));
      Factor other = factor(need.getKey());
      changed |=
          always
              && keepOptions(other, it -> need.getValue().contains(other.options().get(it).name()));
    }
    return changed;
  }

  // A factor has the base's option while its condition fails.
  private static Condition condition(Factor factor, int option) {
    return option == 0 ? Condition.NONE : factor.options().get(option).onlyIf();
  }

  private boolean isMet(Condition condition) {
    return condition.allowed().entrySet().stream()
        .allMatch(
            need -> {
              Factor other = factor(need.getKey());
              return options(other).stream()
                  .anyMatch(it -> need.getValue().contains(other.options().get(it).name()));
            });
  }

  private Factor factor(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }
}
