package io.unetlab.ablations.exact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the order in which factors are eliminated, greedily: next is the factor whose step does
 * the least work, which is the combinations of all factors that it interacts with, times the
 * expected points of the messages that meet there (the min-weight rule of variable elimination;
 * Dechter, Bucket elimination, 1999). Two long messages are so joined last, if at all. Since greed
 * can be wrong about that, some orders that count points less are tried as well.
 */
final class EliminationOrder {

  /**
   * Messages rarely have more points than this. Of those that could be, about the root are not
   * dominated.
   */
  private static final double LONGEST = 4_000;

  private static final class Part {
    final BitSet scope;
    final int table;
    final int step;
    final double points;

    Part(BitSet scope, int table, int step, double points) {
      this.scope = scope;
      this.table = table;
      this.step = step;
      this.points = points;
    }
  }

  /** How much a message's length counts; the order with the least work is taken. */
  private static final double[] COUNTED = {LONGEST, 30, 1};

  private final int[] options;
  private final int most;
  private final double counted;
  private final List<Part> parts = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private double work;

  private EliminationOrder(int[] options, List<int[]> scopes, int most, double counted) {
    this.options = options;
    this.most = most;
    this.counted = counted;
    for (int i = 0; i < scopes.size(); i++) {
      BitSet scope = new BitSet();
      for (int factor : scopes.get(i)) {
        scope.set(factor);
      }
      parts.add(new Part(scope, i, -1, 1));
    }
  }

  /**
   * The steps, the last one without factors of its own.
   *
   * @param options the number of options of each factor
   * @param scopes the factors of each table
   * @param most entries of a table
   * @throws EntangledException when a step needs a larger table
   */
  static List<Step> of(int[] options, List<int[]> scopes, int most) {
    Optional<EliminationOrder> best = Optional.empty();
    Optional<EntangledException> refused = Optional.empty();
    for (double counted : COUNTED) {
      try {
        EliminationOrder order = new EliminationOrder(options, scopes, most, counted);
        order.eliminateAll();
        best = best.filter(it -> it.work <= order.work).or(() -> Optional.of(order));
      } catch (EntangledException e) {
        refused = Optional.of(e);
      }
    }
    if (best.isEmpty()) {
      throw refused.orElseThrow();
    }
    return best.get().steps;
  }

  private void eliminateAll() {
    BitSet left = new BitSet();
    left.set(0, options.length);
    while (!left.isEmpty()) {
      int next = cheapest(left);
      left.clear(next);
      eliminate(next, options[next]);
    }
    eliminate(-1, 1);
  }

  private int cheapest(BitSet left) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int factor = left.nextSetBit(0); factor >= 0; factor = left.nextSetBit(factor + 1)) {
      double work = work(factor);
      if (work < least) {
        best = factor;
        least = work;
      }
    }
    return best;
  }

  private double work(int factor) {
    double points = 1;
    BitSet scope = new BitSet();
    for (Part part : parts) {
      if (part.scope.get(factor)) {
        points *= Math.min(counted, part.points);
        scope.or(part.scope);
      }
    }
    return entries(scope) * points;
  }

  private double entries(BitSet scope) {
    double entries = 1;
    for (int factor = scope.nextSetBit(0); factor >= 0; factor = scope.nextSetBit(factor + 1)) {
      entries *= options[factor];
    }
    return entries;
  }

  private void eliminate(int factor, int choices) {
    List<Part> bucket = new ArrayList<>();
    for (Part part : parts) {
      if (factor < 0 ? part.scope.isEmpty() : part.scope.get(factor)) {
        bucket.add(part);
      }
    }
    parts.removeAll(bucket);
    List<Part> messages = new ArrayList<>(bucket.stream().filter(it -> it.step >= 0).toList());
    List<Part> tables = bucket.stream().filter(it -> it.step < 0).toList();
    while (messages.size() > 2) {
      messages.sort(Comparator.comparingDouble(it -> it.points));
      messages.add(add(-1, 1, List.of(), List.of(messages.remove(0), messages.remove(0))));
    }
    parts.add(add(factor, choices, tables, messages));
  }

  private Part add(int factor, int choices, List<Part> tables, List<Part> messages) {
    BitSet scope = new BitSet();
    double points = choices;
    for (Part part : tables) {
      scope.or(part.scope);
    }
    for (Part part : messages) {
      scope.or(part.scope);
      points *= part.points;
    }
    if (factor >= 0) {
      scope.clear(factor);
    }
    if (entries(scope) * choices > most) {
      if (factor >= 0) {
        scope.set(factor);
      }
      throw new EntangledException(scope.stream().toArray(), entries(scope), most);
    }
    work += entries(scope) * points;
    int[] separator = scope.stream().toArray();
    int[] sizes = scope.stream().map(it -> options[it]).toArray();
    steps.add(
        new Step(
            factor,
            choices,
            separator,
            sizes,
            (int) entries(scope),
            tables.stream().mapToInt(it -> it.table).toArray(),
            messages.stream().mapToInt(it -> it.step).toArray()));
    return new Part(scope, -1, steps.size() - 1, Math.min(LONGEST, Math.sqrt(points)));
  }
}
