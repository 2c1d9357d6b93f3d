package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A study's {@code only_if} as relations of two factors each: an option that needs choices of
 * several factors needs each of them.
 */
public final class ConditionRelations {

  private final List<Factor> factors;

  ConditionRelations(List<Factor> factors) {
    this.factors = factors;
  }

  /** The conditions of a study's factors. */
  public static List<Relation> of(List<Factor> factors) {
    return new ConditionRelations(factors).all();
  }

  List<Relation> all() {
    List<Relation> relations = new ArrayList<>();
    for (Factor factor : factors) {
      Set<String> needed = new LinkedHashSet<>();
      factor.changes().forEach(it -> needed.addAll(it.onlyIf().allowed().keySet()));
      for (Factor other : factors) {
        if (needed.contains(other.name())) {
          relations.add(relation(factor, other));
        }
      }
    }
    return relations;
  }

  private Relation relation(Factor factor, Factor needed) {
    boolean first = factors.indexOf(factor) < factors.indexOf(needed);
    Factor one = first ? factor : needed;
    Factor other = first ? needed : factor;
    int[] sizes = {one.options().size(), other.options().size()};
    long[] allowed = new long[sizes[0] * sizes[1]];
    for (int i = 0; i < allowed.length; i++) {
      Option a = one.options().get(i / sizes[1]);
      Option b = other.options().get(i % sizes[1]);
      allowed[i] = (first ? allows(factor, a, needed, b) : allows(factor, b, needed, a)) ? 1 : 0;
    }
    int[] both = {factors.indexOf(one), factors.indexOf(other)};
    String reason = factor.name() + " depends on " + needed.name() + " (only_if)";
    return new Relation(reason, new Table(both, sizes, allowed));
  }

  // The base's option is what a factor has while its condition fails.
  private static boolean allows(Factor factor, Option option, Factor needed, Option chosen) {
    if (option.equals(factor.base())) {
      return true;
    }
    List<String> allowed = option.onlyIf().allowed().get(needed.name());
    return allowed == null || allowed.contains(chosen.name());
  }
}
