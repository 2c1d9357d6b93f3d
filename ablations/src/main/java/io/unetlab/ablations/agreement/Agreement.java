package io.unetlab.ablations.agreement;

import io.unetlab.ablations.analysis.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far targets agree with each other, by what differs between them.
 *
 * @param targets all of them
 * @param least how many networks two targets must have in common to be compared
 * @param pairs those with an order in common, the least agreeing first
 */
public record Agreement(List<MeasuredTarget> targets, int least, List<TargetPair> pairs) {

  /** Fewer networks have no order that means anything. */
  public static final int LEAST = 5;

  public Agreement {
    targets = List.copyOf(targets);
    pairs = List.copyOf(pairs);
  }

  /** Every two targets with enough networks in common. */
  public static Agreement of(List<MeasuredTarget> targets, int least) {
    if (least < LEAST) {
      throw new IllegalArgumentException("least must be at least " + LEAST + ", is " + least);
    }
    List<TargetPair> pairs = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      for (int j = i + 1; j < targets.size(); j++) {
        TargetPair pair = TargetPair.of(targets.get(i), targets.get(j));
        if (pair.networks() >= least && pair.correlation(RankCorrelation.SPEARMAN).isPresent()) {
          pairs.add(pair);
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(it -> it.correlation(RankCorrelation.SPEARMAN).orElse(0)));
    return new Agreement(targets, least, pairs);
  }

  /** The two targets with the most networks in common; empty if there is only one target. */
  public static Optional<TargetPair> closest(List<MeasuredTarget> targets) {
    return IntStream.range(0, targets.size())
        .boxed()
        .flatMap(
            i ->
                targets.subList(i + 1, targets.size()).stream()
                    .map(it -> TargetPair.of(targets.get(i), it)))
        .max(Comparator.comparingInt(TargetPair::networks));
  }

  /** The pairs by what their targets have in common, the most in common first. */
  public Map<Relation, List<TargetPair>> byRelation() {
    Map<Relation, List<TargetPair>> groups = new LinkedHashMap<>();
    Comparator<TargetPair> order =
        Comparator.<TargetPair>comparingInt(it -> it.relation().differing().size())
            .thenComparing(it -> it.relation().words());
    pairs.stream()
        .sorted(order)
        .forEach(it -> groups.computeIfAbsent(it.relation(), key -> new ArrayList<>()).add(it));
    return groups;
  }
}
