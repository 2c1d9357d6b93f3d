package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * A space divided by why a limited column is unknown, where unknown counts as kept: one part where
 * it is known and has to keep the limit, and one for each relation that is the first to fail.
 */
record UnknownCases(TabledSpace space, List<Limit> limits) {

  UnknownCases {
    limits = List.copyOf(limits);
  }

  /** Every part, with the limits that it has to keep. */
  static List<UnknownCases> of(TabledSpace space, List<Limit> limits) {
    List<UnknownCases> cases = List.of(new UnknownCases(space, List.of()));
    for (Limit limit : limits) {
      cases = cases.stream().flatMap(it -> it.divided(limit).stream()).toList();
    }
    return cases;
  }

  private List<UnknownCases> divided(Limit limit) {
    List<UnknownCases> parts = new ArrayList<>();
    List<Relation> known = new ArrayList<>(space.relations());
    for (Relation relation : limit.column().known()) {
      List<Relation> fails = new ArrayList<>(known);
      fails.add(not(relation));
      parts.add(new UnknownCases(with(fails), limits));
      known.add(relation);
    }
    List<Limit> kept = new ArrayList<>(limits);
    kept.add(limit);
    parts.add(new UnknownCases(with(known), kept));
    return parts;
  }

  private TabledSpace with(List<Relation> relations) {
    return new TabledSpace(space.factors(), relations, space.columns());
  }

  private static Relation not(Relation relation) {
    Table allowed = relation.allowed();
    long[] values = new long[allowed.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = allowed.value(i) == 0 ? 1 : 0;
    }
    return new Relation(
        "not " + relation.reason(), new Table(allowed.factors(), allowed.sizes(), values));
  }
}
