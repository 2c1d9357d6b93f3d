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

  private final Observer observer;
  private final Choices choices;
  private final List<Group> groups;
  private final Dependencies dependencies;
  private final Random random;
  private final List<int[][]> contradictions = new ArrayList<>();
  private final List<Observation> invalid = new ArrayList<>();
  private boolean newPeaks;

  Tabulation(
      Observer observer,
      Choices choices,
      List<Group> groups,
      Dependencies dependencies,
      Random random) {
    this.observer = observer;
    this.choices = choices;
    this.groups =
        groups.stream().sorted(Comparator.comparingLong(Group::combinations).reversed()).toList();
    this.dependencies = dependencies;
    this.random = random;
  }

  /** Fills all tables but those that an observation contradicts. */
  void fill() {
    groups.forEach(Group::start);
    for (Group group : groups) {
      List<int[]> batch = batch(group);
      while (!batch.isEmpty() && invalid.isEmpty()) {
        observe(batch);
        batch = batch(group);
      }
    }
  }

  /** Observes random configurations, which must agree with the tables. */
  void check(int count) {
    List<int[]> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      choices.complete(choices.free(), random).ifPresent(batch::add);
    }
    observe(batch);
  }

  /** Whether the tables hold for all that was observed. */
  boolean isSound() {
    return invalid.isEmpty() && contradictions.isEmpty() && !newPeaks;
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
  private List<int[]> batch(Group group) {
    List<int[]> batch = new ArrayList<>();
    OptionalInt next = group.next();
    while (next.isPresent()) {
      int[] chosen = choices.free();
      group.choose(next.getAsInt(), chosen);
      choices.complete(chosen, random).ifPresent(batch::add);
      next = batch.size() < BATCH ? group.next() : OptionalInt.empty();
    }
    return batch;
  }

  private void observe(List<int[]> batch) {
    for (Observation observation : observer.observe(batch)) {
      if (observation.isValid()) {
        groups.forEach(group -> record(group, observation));
        newPeaks |= dependencies.peaks().learn(observation);
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
