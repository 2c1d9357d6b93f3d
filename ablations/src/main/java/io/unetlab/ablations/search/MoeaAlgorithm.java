package io.unetlab.ablations.search;

import io.unetlab.ablations.search.MoeaProblem.Unanswered;
import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.moeaframework.algorithm.AbstractAlgorithm;
import org.moeaframework.algorithm.MOEAD;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.algorithm.NSGAIII;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.comparator.AggregateConstraintComparator;
import org.moeaframework.core.comparator.ChainedComparator;
import org.moeaframework.core.comparator.CrowdingComparator;
import org.moeaframework.core.comparator.ParetoDominanceComparator;
import org.moeaframework.core.initialization.InjectedInitialization;
import org.moeaframework.core.operator.Variation;
import org.moeaframework.core.population.NondominatedSortingPopulation;
import org.moeaframework.core.population.ReferencePointNondominatedSortingPopulation;
import org.moeaframework.core.selection.TournamentSelection;
import org.moeaframework.util.weights.NormalBoundaryDivisions;
import org.moeaframework.util.weights.NormalBoundaryIntersectionGenerator;

/** The algorithms of MOEA Framework, and how large their populations are. */
enum MoeaAlgorithm {
  /** Deb et al., IEEE Transactions on Evolutionary Computation 6, 2002. */
  NSGA2 {
    @Override
    int population(int objectives, int about) {
      return about;
    }

    @Override
    AbstractAlgorithm start(MoeaProblem problem, List<Solution> first, Variation variation) {
      return new NSGAII(
          problem,
          first.size(),
          new NondominatedSortingPopulation(),
          null,
          new TournamentSelection(
              2, new ChainedComparator(new ParetoDominanceComparator(), new CrowdingComparator())),
          variation,
          new InjectedInitialization(problem, first));
    }
  },

  /** Deb and Jain, IEEE Transactions on Evolutionary Computation 18, 2014. */
  NSGA3 {
    @Override
    int population(int objectives, int about) {
      return objectives == 1
          ? about
          : divisions(objectives, about).getNumberOfReferencePoints(objectives);
    }

    @Override
    AbstractAlgorithm start(MoeaProblem problem, List<Solution> first, Variation variation) {
      int objectives = problem.getNumberOfObjectives();
      return new NSGAIII(
          problem,
          first.size(),
          new ReferencePointNondominatedSortingPopulation(
              objectives, divisions(objectives, first.size())),
          new TournamentSelection(
              2,
              new ChainedComparator(
                  new AggregateConstraintComparator(), (a, b) -> PRNG.nextBoolean() ? -1 : 1)),
          variation,
          new InjectedInitialization(problem, first));
    }
  },

  /**
   * Zhang and Li, IEEE Transactions on Evolutionary Computation 11, 2007. All children of a
   * generation are made before one of them replaces a parent, so that they are evaluated together.
   */
  MOEAD {
    @Override
    int population(int objectives, int about) {
      return NSGA3.population(objectives, about);
    }

    @Override
    AbstractAlgorithm start(MoeaProblem problem, List<Solution> first, Variation variation) {
      int objectives = problem.getNumberOfObjectives();
      return new Decomposition(problem, first, divisions(objectives, first.size()), variation);
    }
  };

  private static final class Decomposition extends MOEAD {

    private Decomposition(
        MoeaProblem problem,
        List<Solution> first,
        NormalBoundaryDivisions divisions,
        Variation variation) {
      super(
          problem,
          first.size(),
          Math.max(1, Math.min(20, first.size() / 5)),
          new InjectedInitialization(problem, first),
          variation,
          0.9,
          2);
      NormalBoundaryIntersectionGenerator weights =
          new NormalBoundaryIntersectionGenerator(problem.getNumberOfObjectives(), divisions);
      if (weights.size() == first.size()) {
        setWeightGenerator(weights);
      }
    }

    @Override
    public void evaluate(Solution solution) {
      try {
        super.evaluate(solution);
      } catch (Unanswered e) {
        MoeaProblem.setHopeless(solution);
      }
    }
  }

  /** The size of a population, near the wished one. */
  abstract int population(int objectives, int about);

  /** The algorithm with its first generation, which has answers. */
  abstract AbstractAlgorithm start(MoeaProblem problem, List<Solution> first, Variation variation);

  /** As many reference points as fit, in one layer or, with many objectives, in two. */
  static NormalBoundaryDivisions divisions(int objectives, int most) {
    int outer = objectives;
    if (points(objectives, outer) > most) {
      return new NormalBoundaryDivisions(Math.max(1, objectives - 1), 1);
    }
    while (objectives > 1 && points(objectives, outer + 1) <= most) {
      outer++;
    }
    return new NormalBoundaryDivisions(outer);
  }

  private static long points(int objectives, int divisions) {
    return CombinatoricsUtils.binomialCoefficient(objectives + divisions - 1, divisions);
  }
}
