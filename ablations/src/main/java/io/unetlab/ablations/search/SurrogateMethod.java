package io.unetlab.ablations.search;

import io.unetlab.ablations.search.Predictor.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A model proposes and evaluation decides: objectives that have to be evaluated are predicted from
 * those that were, and the configurations whose optimistic predictions add the most hypervolume to
 * the front are evaluated next (SMS-EGO: Ponweiser et al., PPSN 2008). Within a batch, each one
 * counts as evaluated with its predicted value.
 *
 * <p>Candidates are drawn at random, next to the front of what is known, and next to the front of
 * the predictions.
 */
public final class SurrogateMethod extends QueuedMethod {

  /** Configurations from which the scale of a feature is taken. */
  private static final int SAMPLE = 200;

  private static final int DRAWS = 50;
  private static final int RANDOM = 400;
  private static final int GENERATIONS = 4;
  private static final int CHILDREN = 300;

  /** The most candidates whose hypervolume is computed. */
  private static final int MOST = 200;

  /** An optimistic value is this many standard deviations better than the predicted one. */
  private static final double OPTIMISM = 1;

  /** A predicted excess below this counts as 0. */
  private static final double TOUCHING = 1e-3;

  private static final class Known {

    private final int[] configuration;
    private final Answer answer;

    Known(int[] configuration, Answer answer) {
      this.configuration = configuration;
      this.answer = answer;
    }
  }

  private final SearchSpace space;
  private final Foresight foresight;
  private final Random random;
  private final Explored explored;
  private final int start;
  private final Map<Integer, Predictor> predictors = new LinkedHashMap<>();
  private final Predictor failure;
  private final Predictor excess;
  private final List<Known> known = new ArrayList<>();

  /** A search by Gaussian processes. */
  public static SurrogateMethod of(SearchSpace space, Foresight foresight, int budget, long seed) {
    Random random = new Random(seed);
    List<int[]> sample = Stream.generate(() -> space.drawn(random)).limit(SAMPLE).toList();
    return new SurrogateMethod(
        space, foresight, budget, seed, () -> new GaussianProcess(foresight::features, sample));
  }

  /**
   * A search by predictions.
   *
   * @param budget the most configurations that will be evaluated; a quarter of them at most are
   *     drawn at random, before the first prediction
   * @param predictors of the objectives that have to be evaluated
   */
  public SurrogateMethod(
      SearchSpace space,
      Foresight foresight,
      int budget,
      long seed,
      Supplier<Predictor> predictors) {
    this.space = space;
    this.foresight = foresight;
    this.random = new Random(seed);
    this.explored = new Explored(space, random);
    this.start = Math.max(4, Math.min(budget / 4, 2 + 2 * space.factors()));
    this.failure = predictors.get();
    this.excess = predictors.get();
    int[] base = new int[space.factors()];
    for (int i = 0; i < foresight.objectives(); i++) {
      if (foresight.objective(i, base).isEmpty()) {
        this.predictors.put(i, predictors.get());
      }
    }
  }

  @Override
  List<int[]> propose(int most) {
    List<int[]> proposed = new ArrayList<>();
    if (known.isEmpty()) {
      explored.fresh(new int[space.factors()]).ifPresent(proposed::add);
    }
    if (known.size() >= start) {
      proposed.addAll(predicted(most));
    }
    int wanted = known.size() < start ? Math.min(most, start - known.size()) : most;
    while (proposed.size() < wanted && !explored.isExhausted()) {
      drawn().or(explored::random).ifPresent(proposed::add);
    }
    return proposed;
  }

  // A measurement of what the tables exclude would be wasted.
  private Optional<int[]> drawn() {
    for (int i = 0; i < DRAWS; i++) {
      Optional<int[]> drawn = space.repaired(space.drawn(random), random);
      if (drawn.filter(this::isPossible).filter(explored::add).isPresent()) {
        return drawn;
      }
    }
    return Optional.empty();
  }

  private boolean isPossible(int[] configuration) {
    boolean known = foresight.violation(configuration) == 0;
    for (int i = 0; i < foresight.objectives(); i++) {
      known &= predictors.containsKey(i) || foresight.objective(i, configuration).isPresent();
    }
    return known;
  }

  @Override
  void learn(int[] configuration, Answer answer) {
    known.add(new Known(configuration, answer));
  }

  private List<int[]> predicted(int most) {
    List<Answer> answers =
        known.stream().map(it -> it.answer).filter(it -> !it.isFailed()).toList();
    if (answers.isEmpty()) {
      return List.of();
    }
    teach();
    List<Outlook> candidates = candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Improvement improvement = new Improvement(answers, candidates);
    List<int[]> chosen = new ArrayList<>();
    Optional<Outlook> next = improvement.next();
    while (next.isPresent() && chosen.size() < most) {
      chosen.add(next.get().configuration());
      next = improvement.next();
    }
    // Where nothing keeps every limit, what violates them least is worth knowing.
    if (chosen.isEmpty()) {
      candidates.stream()
          .filter(it -> it.violation() > 0)
          .sorted(Comparator.comparingDouble(Outlook::violation))
          .limit(most)
          .forEach(it -> chosen.add(it.configuration()));
    }
    chosen.forEach(explored::add);
    return chosen;
  }

  private void teach() {
    List<Known> measured = known.stream().filter(it -> !it.answer.isFailed()).toList();
    predictors.forEach(
        (objective, predictor) -> teach(predictor, measured, it -> it.answer.objective(objective)));
    teach(failure, known, it -> it.answer.isFailed() ? 1 : 0);
    teach(excess, measured, it -> it.answer.violation() - foresight.violation(it.configuration));
  }

  private static void teach(Predictor predictor, List<Known> some, ToDoubleFunction<Known> value) {
    predictor.learn(
        some.stream().map(it -> it.configuration).toList(),
        some.stream().mapToDouble(value).toArray());
  }

  // One that probably fails or exceeds a limit is worse than any that does not.
  private Outlook outlook(int[] configuration) {
    Outlook outlook = Outlook.of(configuration, foresight, predictors, OPTIMISM);
    double fails = failure.predict(configuration).mean();
    Estimate exceeds = excess.predict(configuration);
    double exceeded = exceeds.mean() - OPTIMISM * exceeds.sd();
    return outlook.and(fails > 0.5 ? fails : 0).and(exceeded > TOUCHING ? exceeded : 0);
  }

  /** The candidates that no other is expected to dominate. */
  private List<Outlook> candidates() {
    Map<Key, Outlook> pool = new LinkedHashMap<>();
    for (int i = 0; i < RANDOM; i++) {
      add(space.drawn(random), pool);
    }
    List<int[]> parents = front();
    for (int generation = 0; generation < GENERATIONS; generation++) {
      breed(parents, pool);
      parents = front(pool).stream().map(Outlook::configuration).toList();
    }
    List<Outlook> candidates = new ArrayList<>(front(pool));
    Collections.shuffle(candidates, random);
    return candidates.subList(0, Math.min(MOST, candidates.size()));
  }

  private void breed(List<int[]> parents, Map<Key, Outlook> pool) {
    for (int i = 0; i < CHILDREN && !parents.isEmpty(); i++) {
      int[] child = parents.get(random.nextInt(parents.size())).clone();
      if (i % 2 == 0) {
        Mutation.one(space, child, random);
      } else {
        Mutation.each(space, child, random);
      }
      add(child, pool);
    }
  }

  private void add(int[] wished, Map<Key, Outlook> pool) {
    space
        .repaired(wished, random)
        .filter(it -> !explored.contains(it))
        .ifPresent(it -> pool.computeIfAbsent(new Key(it), key -> outlook(it)));
  }

  /** The evaluated configurations that no other dominates. */
  private List<int[]> front() {
    return known.stream()
        .filter(it -> known.stream().noneMatch(other -> other.answer.dominates(it.answer)))
        .map(it -> it.configuration)
        .toList();
  }

  private static List<Outlook> front(Map<Key, Outlook> pool) {
    return pool.values().stream()
        .filter(it -> pool.values().stream().noneMatch(other -> other.dominates(it)))
        .toList();
  }
}
