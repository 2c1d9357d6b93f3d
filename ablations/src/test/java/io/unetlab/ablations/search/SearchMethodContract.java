package io.unetlab.ablations.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.study.SearchAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every method has to do; its test names the algorithm. */
abstract class SearchMethodContract {

  private static final int[] SIZES = {3, 4, 2, 3, 5};

  /**
   * The second option of the third factor needs the first of the first; the second is not below.
   */
  private static final List<Relation> RELATIONS =
      List.of(
          new Relation("condition", new Table(new int[] {0, 2}, new int[] {3, 2}, longs("111010"))),
          new Relation(
              "comparison", new Table(new int[] {1, 3}, new int[] {4, 3}, longs("100110111111"))));

  private static final SearchSpace SPACE = SearchSpace.of(SIZES, RELATIONS);

  abstract SearchAlgorithm algorithm();

  private SearchMethod method(SearchSpace space, int objectives, int budget, long seed) {
    return SearchMethods.of(algorithm(), space, objectives, budget, seed).orElseThrow();
  }

  @Test
  void theSameAnswersLeadToTheSameQuestions() {
    List<String> once = asked(method(SPACE, 2, 150, 7), 150, 20, SearchMethodContract::answer);
    assertThat(asked(method(SPACE, 2, 150, 7), 150, 20, SearchMethodContract::answer))
        .isEqualTo(once);
  }

  @Test
  void asksForEveryConfigurationThatExistsOnceAndThenForNothing() {
    List<String> all = new ArrayList<>();
    int[] configuration = new int[SIZES.length];
    for (int i = 0; i < 360; i++) {
      for (int factor = 0, rest = i; factor < SIZES.length; factor++) {
        configuration[factor] = rest % SIZES[factor];
        rest /= SIZES[factor];
      }
      if (SPACE.exists(configuration)) {
        all.add(Arrays.toString(configuration));
      }
    }
    for (long seed = 0; seed < 3; seed++) {
      for (int objectives = 1; objectives <= 3; objectives++) {
        int many = objectives;
        SearchMethod method = method(SPACE, objectives, 1_000, seed);
        List<String> asked = asked(method, 1_000, 1 + (int) seed * 18, it -> answer(it, many));
        assertThat(asked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(method.ask(1)).isEmpty();
      }
    }
  }

  @Test
  void asksForAtMostWhatItIsAskedFor() {
    SearchMethod method = method(SPACE, 2, 100, 3);
    for (int most = 1; most < 20; most++) {
      List<int[]> asked = method.ask(most);
      assertThat(asked).hasSizeBetween(1, most);
      method.tell(asked.stream().map(SearchMethodContract::answer).toList());
    }
  }

  @Test
  void failedAndForbiddenConfigurationsStopNothing() {
    for (int kind = 0; kind < 3; kind++) {
      int which = kind;
      List<String> asked =
          asked(
              method(SPACE, 2, 200, 11),
              1_000,
              10,
              it ->
                  which == 0 || it[4] == which
                      ? Answer.failed("no reason")
                      : Answer.of(it[0], answer(it).objectives()));
      assertThat(asked).doesNotHaveDuplicates().hasSize(180);
    }
  }

  /** The answers to one method do not depend on another that is asked in turns. */
  @Test
  void sharesNothingWithAnother() {
    List<String> alone = asked(method(SPACE, 2, 100, 5), 60, 10, SearchMethodContract::answer);
    SearchMethod one = method(SPACE, 2, 100, 5);
    SearchMethod other = method(SPACE, 3, 100, 6);
    List<String> together = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      together.addAll(round(one, 10, SearchMethodContract::answer));
      round(other, 7, it -> answer(it, 3));
    }
    int both = Math.min(alone.size(), together.size());
    assertThat(both).isGreaterThan(20);
    assertThat(together.subList(0, both)).isEqualTo(alone.subList(0, both));
  }

  /** The part of the largest volume that {@code evaluations} of a space of 6^10 reach. */
  static double reached(SearchAlgorithm algorithm, int evaluations, long seed) {
    int[] sizes = new int[10];
    Arrays.fill(sizes, 6);
    SearchMethod method =
        SearchMethods.of(algorithm, SearchSpace.of(sizes, List.of()), 2, evaluations, seed)
            .orElseThrow();
    List<double[]> points = new ArrayList<>();
    Function<int[], Answer> answer = SearchMethodContract::curved;
    while (points.size() < evaluations) {
      List<int[]> asked = method.ask(20);
      method.tell(asked.stream().map(answer).toList());
      asked.forEach(it -> points.add(answer.apply(it).objectives()));
    }
    return Hypervolume.of(points, new double[] {1.1, 1.1}) / 1.21;
  }

  /** Cost and loss, each a sum over factors of which some save more than others. */
  private static Answer curved(int[] configuration) {
    double cost = 0;
    double loss = 0;
    double of = 0;
    for (int factor = 0; factor < configuration.length; factor++) {
      double saved = configuration[factor] / 5.0;
      double weight = 1 + (factor * 7 % 10);
      cost += weight * (1 - saved);
      loss += (11 - weight) * saved * saved;
      of += weight;
    }
    return Answer.of(0, cost / of, loss / of);
  }

  private static Answer answer(int[] configuration) {
    return answer(configuration, 2);
  }

  private static Answer answer(int[] configuration, int objectives) {
    Random random = new Random(3);
    double[] values = new double[objectives];
    for (int option : configuration) {
      for (int i = 0; i < objectives; i++) {
        values[i] += option * (random.nextDouble() - 0.5) * 1e6;
      }
    }
    return Answer.of(0, values);
  }

  private static List<String> asked(
      SearchMethod method, int budget, int most, Function<int[], Answer> answer) {
    List<String> all = new ArrayList<>();
    List<String> round = round(method, most, answer);
    while (!round.isEmpty() && all.size() < budget) {
      all.addAll(round);
      round = round(method, most, answer);
    }
    return all;
  }

  private static List<String> round(SearchMethod method, int most, Function<int[], Answer> answer) {
    List<int[]> asked = method.ask(most);
    asked.forEach(it -> assertThat(SPACE.exists(it)).isTrue());
    method.tell(asked.stream().map(answer).toList());
    return asked.stream().map(Arrays::toString).toList();
  }

  private static long[] longs(String digits) {
    return digits.chars().mapToLong(it -> it - '0').toArray();
  }
}
