package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The choices that lead from one variant to another; any set of them defines a variant in between.
 */
final class Path {

  private final List<Factor> all;
  private final List<Factor> changed;
  private final Variant from;
  private final Variant to;

  Path(List<Factor> factors, Variant from, Variant to) {
    this.all = factors;
    this.from = from;
    this.to = to;
    this.changed = factors.stream().filter(it -> !from.option(it).equals(to.option(it))).toList();
  }

  int size() {
    return changed.size();
  }

  Factor factor(int choice) {
    return changed.get(choice);
  }

  Variant from() {
    return from;
  }

  Variant to() {
    return to;
  }

  /** The variant with a set of the choices made. */
  Variant with(BitSet made) {
    Map<String, String> choices = new LinkedHashMap<>(from.choices());
    made.stream()
        .mapToObj(changed::get)
        .forEach(it -> choices.put(it.name(), to.option(it).name()));
    return Variant.of(all, choices);
  }
}
