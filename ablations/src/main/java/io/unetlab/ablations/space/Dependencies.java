package io.unetlab.ablations.space;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which factors each value of a cell depends on: those whose change alone changed it once. Found by
 * random walks; what they miss, tabulation finds as a contradiction.
 */
final class Dependencies {

  // A walk changes every factor once.
  private static final int QUIET_WALKS = 4;
  private static final int WALKS = 20;

  // Values of observations that are kept: 32 MiB.
  private static final int KEPT = 4_000_000;

  private final Observer observer;
  private final List<BitSet> factors = new ArrayList<>();
  private final Peaks peaks;
  private final List<Observation> kept = new ArrayList<>();
  private int keptValues;

  Dependencies(Observer observer, Peaks peaks) {
    this.observer = observer;
    this.peaks = peaks;
  }

  /**
   * Walks until several walks in turn find nothing new.
   *
   * @return observations that turned out invalid
   */
  List<Observation> find(Configurations configurations, Random random) {
    List<Observation> invalid = new ArrayList<>();
    int[] base = new int[configurations.size()];
    int[] at =
        configurations.exists(base)
            ? base
            : configurations.complete(configurations.free(), random).orElse(base);
    int quiet = 0;
    for (int i = 0; i < WALKS && quiet < QUIET_WALKS && invalid.isEmpty(); i += 2) {
      List<int[]> walk = new ArrayList<>(configurations.walk(at, random));
      walk.addAll(configurations.walk(walk.get(walk.size() - 1), random));
      at = walk.get(walk.size() - 1);
      List<Observation> seen = observer.observe(walk);
      quiet = learn(seen) ? 0 : quiet + 2;
      seen.stream().filter(it -> !it.isValid()).forEach(invalid::add);
    }
    return invalid;
  }

  /**
   * Learns from a path between two configurations.
   *
   * @return observations that turned out invalid
   */
  List<Observation> learn(Configurations configurations, int[] one, int[] other) {
    List<Observation> path = observer.observe(configurations.path(one, other));
    learn(path);
    return path.stream().filter(it -> !it.isValid()).toList();
  }

  // Each valid observation is compared with the one before.
  private boolean learn(List<Observation> path) {
    boolean news = false;
    List<Observation> valid = path.stream().filter(Observation::isValid).toList();
    for (int i = 0; i < valid.size(); i++) {
      news |= keep(valid.get(i));
      news |= i > 0 && learn(valid.get(i - 1), valid.get(i));
    }
    return news;
  }

  /** Keeps an observation for tables that are still to be made; true if memory peaks elsewhere. */
  boolean keep(Observation observation) {
    if (keptValues + observation.size() <= KEPT) {
      kept.add(observation);
      keptValues += observation.size();
    }
    return peaks.learn(observation);
  }

  /** The first observations. */
  List<Observation> kept() {
    return kept;
  }

  private boolean learn(Observation one, Observation other) {
    BitSet changed = one.changes(other);
    boolean news = false;
    int end = Math.max(one.size(), other.size());
    for (int i = 0; i < end; i++) {
      if (one.value(i) != other.value(i)) {
        BitSet known = of(i);
        int before = known.cardinality();
        known.or(changed);
        news |= known.cardinality() > before && counts(i);
      }
    }
    return news;
  }

  // Where memory never peaks, it does not matter what it depends on.
  private boolean counts(int index) {
    return !observer.metrics().isPeak(index) || peaks.has(index);
  }

  private BitSet of(int index) {
    while (factors.size() <= index) {
      factors.add(new BitSet());
    }
    return factors.get(index);
  }

  /** The values that depend on the same factors, or on some of them, together, metric by metric. */
  List<Group> groups(int[] sizes) {
    List<Group> groups = new ArrayList<>();
    int each = observer.metrics().size();
    int last = observer.cells().size() * each;
    for (int metric = 0; metric < each; metric++) {
      Map<BitSet, List<Integer>> byFactors = new LinkedHashMap<>();
      for (int i = metric; i < last; i += each) {
        if (counts(i)) {
          byFactors.computeIfAbsent(of(i), it -> new ArrayList<>()).add(i);
        }
      }
      for (Map.Entry<BitSet, List<Integer>> it : merged(byFactors).entrySet()) {
        groups.add(new Group(metric, it.getKey(), it.getValue(), sizes));
      }
    }
    return groups;
  }

  /** The blocks of the networks, each with the factors that any of its costs depends on. */
  List<TabledSpace.Part> parts() {
    Map<String, BitSet> parts = new LinkedHashMap<>();
    int each = observer.metrics().size();
    for (int cell = 0; cell < observer.cells().size(); cell++) {
      if (observer.cells().isConstant(cell)) {
        continue;
      }
      BitSet all = parts.computeIfAbsent(observer.cells().block(cell), it -> new BitSet());
      for (int metric = 0; metric < each; metric++) {
        if (metric != CellMetrics.PEAK_AT) {
          all.or(of(cell * each + metric));
        }
      }
    }
    List<TabledSpace.Part> named = new ArrayList<>();
    parts.forEach(
        (name, all) -> named.add(new TabledSpace.Part(name, all.stream().boxed().toList())));
    return named;
  }

  // Small sets into the first large one that has them all: fewer tables, none larger.
  private static Map<BitSet, List<Integer>> merged(Map<BitSet, List<Integer>> byFactors) {
    List<BitSet> sets = new ArrayList<>(byFactors.keySet());
    sets.sort(Comparator.comparingInt(BitSet::cardinality).reversed());
    Map<BitSet, List<Integer>> merged = new LinkedHashMap<>();
    for (BitSet set : sets) {
      BitSet into =
          merged.keySet().stream().filter(it -> contains(it, set)).findFirst().orElse(set);
      merged.computeIfAbsent(into, it -> new ArrayList<>()).addAll(byFactors.get(set));
    }
    return merged;
  }

  private static boolean contains(BitSet all, BitSet some) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }
}
