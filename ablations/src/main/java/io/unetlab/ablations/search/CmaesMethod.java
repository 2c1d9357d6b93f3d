package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;

/**
 * CMA-ES (Hansen, arXiv 1604.00772) by Commons Math, over each factor's place in the order of its
 * values, rounded to an option. It minimises one value, so each of its short runs has other weights
 * of the objectives; with one objective they differ in their start. It evaluates within its run,
 * which is therefore repeated from its start whenever a generation has answers.
 */
final class CmaesMethod extends QueuedMethod {

  private static final int FEWEST_GENERATIONS = 15;

  /** A run is repeated for each of its generations, so long ones would be slow. */
  private static final int MOST_GENERATIONS = 60;

  /** How many runs fit into the budget when there are objectives to weigh. */
  private static final int RUNS = 12;

  /** After as many runs without anything new, the rest of the space is drawn at random. */
  private static final int FRUITLESS = 10;

  private static final class Pending extends RuntimeException {

    private static final long serialVersionUID = 1;

    Pending() {
      super("pending", null, false, false);
    }
  }

  private final SearchSpace space;
  private final Random random;
  private final Explored explored;
  private final Scales seen;
  private final Map<Key, Answer> answers = new HashMap<>();
  private final int population;
  private final int generations;
  private Scales scales;
  private double[] weights;
  private double[] start;
  private int seed;
  private int fruitless;

  CmaesMethod(SearchSpace space, int objectives, int budget, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.explored = new Explored(space, random);
    this.seen = new Scales(objectives);
    // The default of the algorithm.
    this.population = 4 + (int) (3 * Math.log(space.factors()));
    int runs = objectives == 1 ? 2 : RUNS;
    this.generations =
        Math.max(FEWEST_GENERATIONS, Math.min(MOST_GENERATIONS, budget / population / runs));
    this.scales = seen.copy();
    this.weights = new double[objectives];
    this.start = new double[space.factors()];
    restart();
  }

  private void restart() {
    scales = seen.copy();
    weights = scales.weights(random);
    Arrays.setAll(start, factor -> 0.1 + 0.8 * random.nextDouble());
    seed = random.nextInt();
  }

  @Override
  List<int[]> propose(int most) {
    while (seen.isKnown() && fruitless < FRUITLESS) {
      List<int[]> unknown = new Run().unknown();
      if (!unknown.isEmpty()) {
        fruitless = 0;
        return unknown;
      }
      fruitless++;
      restart();
    }
    return drawn();
  }

  /** At first, to know the ranges of the objectives; at last, when nothing else is found. */
  private List<int[]> drawn() {
    List<int[]> drawn = new ArrayList<>();
    while (drawn.size() < population && !explored.isExhausted()) {
      explored.random().ifPresent(drawn::add);
    }
    return drawn;
  }

  @Override
  void learn(int[] configuration, Answer answer) {
    boolean first = !seen.isKnown();
    answers.put(new Key(configuration), answer);
    seen.add(answer);
    if (first) {
      scales = seen.copy();
    }
  }

  /** The current run, from its start up to a generation with unknown members. */
  private final class Run {

    private final List<int[]> unknown = new ArrayList<>();
    private final Random repairs = new Random(seed);
    private int evaluated;

    List<int[]> unknown() {
      double[] sigma = new double[start.length];
      Arrays.fill(sigma, 0.3);
      double[] upper = new double[start.length];
      Arrays.fill(upper, 1);
      CMAESOptimizer optimizer =
          new CMAESOptimizer(generations, 0, true, 0, 0, new Well19937c(seed), false, null);
      try {
        optimizer.optimize(
            new MaxEval(Integer.MAX_VALUE),
            new ObjectiveFunction(this::value),
            GoalType.MINIMIZE,
            new InitialGuess(start),
            new SimpleBounds(new double[start.length], upper),
            new CMAESOptimizer.Sigma(sigma),
            new CMAESOptimizer.PopulationSize(population));
      } catch (Pending e) {
        return unknown;
      } catch (MathIllegalStateException e) {
        return List.of(); // its covariance matrix has degenerated
      }
      return List.of();
    }

    // The start alone, then one generation after another.
    private double value(double[] places) {
      int[] configuration = new int[places.length];
      for (int factor = 0; factor < places.length; factor++) {
        configuration[factor] = space.optionAt(factor, places[factor]);
      }
      int[] repaired = space.repaired(configuration, repairs).orElse(configuration);
      Answer answer = answers.get(new Key(repaired));
      if (answer == null && space.exists(repaired) && explored.add(repaired)) {
        unknown.add(repaired);
      }
      if (evaluated++ % population == 0 && !unknown.isEmpty()) {
        throw new Pending();
      }
      return answer == null ? Double.MAX_VALUE : scales.value(answer, weights);
    }
  }
}
