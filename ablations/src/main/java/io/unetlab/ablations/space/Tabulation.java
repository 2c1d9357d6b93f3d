package io.unetlab.ablations.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Random random;
  private final List<int[]> observed = new ArrayList<>();
  // A contradiction a table is enough: the table is made again.
  private final Map<Group, int[][]> contradictions = new LinkedHashMap<>();
  private final List<Observation> invalid = new ArrayList<>();

  Tabulation(Observer observer, Choices choices, List<Group> groups, Random random) {
    this.observer = observer;
    this.choices = choices;
    this.groups =
        groups.stream().sorted(Comparator.comparingLong(Group::combinations).reversed()).toList();
    this.random = random;
  }

  /** Fills all tables, unless an observation contradicts another or is invalid. */
  void fill() {
    groups.forEach(Group::start);
    for (Group group : groups) {
      boolean more = true;
      while (more && isSound()) {
        List<int[]> batch = batch(group);
        observe(batch);
        more = !batch.isEmpty();
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

  boolean isSound() {
    return invalid.isEmpty() && contradictions.isEmpty();
  }

  /** Pairs of configurations with the same choices of a table's factors and different values. */
  List<int[][]> contradictions() {
    return List.copyOf(contradictions.values());
  }

  /** Observations whose networks cannot be built, although every known relation holds. */
  List<Observation> invalid() {
    return invalid;
  }

  int observations() {
    return observed.size();
  }

  // Combinations that no configuration has are skipped: nothing asks for their values.
  private List<int[]> batch(Group group) {
    List<int[]> batch = new ArrayList<>();
    OptionalInt next = group.next();
    while (next.isPresent()) {
      int[] chosen = choices.free();
      group.choose(next.getAsInt(), chosen);
      Optional<int[]> configuration = choices.complete(chosen, random);
      configuration.ifPresent(batch::add);
      next = batch.size() < BATCH ? group.next() : OptionalInt.empty();
    }
    return batch;
  }

  private void observe(List<int[]> batch) {
    for (Observation observation : observer.observe(batch)) {
      int number = observed.size();
      observed.add(observation.configuration());
      if (observation.isValid()) {
        groups.forEach(group -> record(group, observation, number));
      } else {
        invalid.add(observation);
      }
    }
  }

  private void record(Group group, Observation observation, int number) {
    OptionalInt other = group.record(observation, number);
    other.ifPresent(
        it ->
            contradictions.putIfAbsent(
                group, new int[][] {observed.get(it), observation.configuration()}));
  }
}
