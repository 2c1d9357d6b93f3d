package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.FactorComparison;
import io.unetlab.ablations.study.StudySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A study's comparisons of numbers as relations: which options of two factors go together. */
public final class ComparisonRelations {

  private final List<Factor> factors;

  private ComparisonRelations(List<Factor> factors) {
    this.factors = factors;
  }

  /** One for each comparison, in the study's order. */
  public static List<Relation> of(StudySpec study) {
    ComparisonRelations relations = new ComparisonRelations(study.factors());
    return study.comparisons().stream().map(relations::relation).toList();
  }

  private Relation relation(FactorComparison comparison) {
    int left = place(comparison.left());
    int right = comparison.right().map(this::place).orElse(left);
    int first = Math.min(left, right);
    int last = Math.max(left, right);
    List<Long> allowed = new ArrayList<>();
    for (BigDecimal one : numbers(first)) {
      for (BigDecimal other : first == last ? List.of(one) : numbers(last)) {
        boolean holds = left == first ? comparison.holds(one, other) : comparison.holds(other, one);
        allowed.add(holds ? 1L : 0L);
      }
    }
    int[] places = first == last ? new int[] {first} : new int[] {first, last};
    int[] sizes = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      sizes[i] = factors.get(places[i]).options().size();
    }
    long[] values = allowed.stream().mapToLong(it -> it).toArray();
    return new Relation(comparison.text(), new Table(places, sizes, values));
  }

  private int place(String name) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("no factor " + name);
  }

  private List<BigDecimal> numbers(int place) {
    return factors.get(place).numbers().orElseThrow();
  }
}
