package io.unetlab.ablations.study;

/** How a search finds its variants. */
public enum SearchAlgorithm {
  /** The whole front, from tables of what adds up. */
  EXACT,
  NSGA2,
  NSGA3,
  MOEAD,
  /** For factors that are numbers. */
  CMAES,
  /** Regularised evolution: the oldest dies. */
  EVOLUTION,
  LOCAL,
  RANDOM,
  GRID,
  /** A model of what was measured proposes. */
  SURROGATE,
  /** Adds and removes blocks by change of quality over change of latency. */
  SNAPFUSION,
  /** The configurations that are consistent with published figures, from tables of what adds up. */
  FIT
}
