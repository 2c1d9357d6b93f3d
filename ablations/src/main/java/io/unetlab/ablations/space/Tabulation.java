package io.unetlab.ablations.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Fills tables from observations. One observation gives each table a value, so a configuration is
 * observed for a combination that a table still lacks, and is random in everything else: a value
 * seen twice was seen in two contexts.
 */
final class Tabulation {

  private static final int BATCH = 128;

  // How many tables one observation is chosen for; the others get what they get.
  private static final int OTHERS = 24;

  private final Observer observer;
  private final Configurations configurations;
  private final List<Group> groups;
  private final Dependencies dependencies;
  private final Random random;
  private final List<int[][]> contradictions = new ArrayList<>();
  private final List<Observation> invalid = new ArrayList<>();
  private final int cells;
  private boolean newPeaks;

  Tabulation(
      Observer observer,
      Configurations configurations,
      List<Group> groups,
      Dependencies dependencies,
      Random random) {
    this.observer = observer;
    this.configurations = configurations;
    this.groups =
        groups.stream().sorted(Comparator.comparingLong(Group::combinations).reversed()).toList();
    this.dependencies = dependencies;
    this.random = random;
    this.cells = observer.cells().size();
  }

  /** Records what was observed before in tables that are new. */
  void recall() {
    for (Group group : groups) {
      if (group.start()) {
        dependencies.kept().forEach(it -> record(group, it));
      }
    }
  }

  /** Fills all tables but those that an observation contradicts. */
  void fill() {
    fill(OTHERS);
    // What was asked for together with others may not exist with them, but alone.
    fill(0);
  }

  private void fill(int others) {
    groups.forEach(Group::rewind);
    for (int i = 0; i < groups.size(); i++) {
      List<int[]> batch = batch(i, others);
      while (!batch.isEmpty() && invalid.isEmpty()) {
        observe(batch);
        batch = batch(i, others);
      }
    }
  }

  /** Observes random configurations, which must agree with the tables. */
  void check(int count) {
    observe(configurations.some(count, random));
  }

  /** Whether the tables hold for all that was observed. */
  boolean isSound() {
    boolean complete = observer.cells().size() == cells && !newPeaks;
    return complete && invalid.isEmpty() && contradictions.isEmpty();
  }

  /** Pairs of configurations with the same choices of a table's factors and different values. */
  List<int[][]> contradictions() {
    return contradictions;
  }

  /** Observations whose networks cannot be built, although every known relation holds. */
  List<Observation> invalid() {
    return invalid;
  }

  // Combinations that no configuration has are skipped: nothing asks for their values.
  private List<int[]> batch(int first, int others) {
    List<int[]> batch = new ArrayList<>();
    OptionalInt next = groups.get(first).next();
    while (next.isPresent()) {
      int[] chosen = configurations.free();
      groups.get(first).choose(next.getAsInt(), chosen);
      configurations
          .complete(withOthers(chosen, first, others), random)
          .or(() -> configurations.complete(chosen, random))
          .ifPresent(batch::add);
      next = batch.size() < BATCH ? groups.get(first).next() : OptionalInt.empty();
    }
    return batch;
  }

  // What smaller tables still lack, as far as it agrees.
  private int[] withOthers(int[] chosen, int first, int others) {
    int[] all = chosen.clone();
    int last = Math.min(groups.size(), first + 1 + others);
    for (Group other : groups.subList(first + 1, last)) {
      other.agreeing(all).ifPresent(it -> other.choose(it, all));
    }
    return all;
  }

  private void observe(List<int[]> batch) {
    for (Observation observation : observer.observe(batch)) {
      if (observation.isValid()) {
        groups.forEach(group -> record(group, observation));
        newPeaks |= dependencies.keep(observation);
      } else {
        invalid.add(observation);
      }
    }
  }

  private void record(Group group, Observation observation) {
    group
        .record(observation)
        .ifPresent(it -> contradictions.add(new int[][] {it, observation.configuration()}));
  }
}
