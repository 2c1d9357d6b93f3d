package io.unetlab.ablations.study;

/** Which of a study's networks are trained; the base always is. */
public sealed interface TrainingCandidates {

  /** As a study writes it. */
  String text();

  /** Those of the ladder's steps. */
  record OfLadder() implements TrainingCandidates {

    static final String WORD = "ladder";

    @Override
    public String text() {
      return WORD;
    }
  }

  /** Those on the Pareto front of the rule's counted goals. */
  record OfFront() implements TrainingCandidates {

    static final String WORD = "front";

    @Override
    public String text() {
      return WORD;
    }
  }

  /**
   * The first of: the ladder's steps, what the rule's counted part chooses, the front of parameters
   * and MACs.
   *
   * @param count of networks, the base included
   */
  record Some(int count) implements TrainingCandidates {

    @Override
    public String text() {
      return Integer.toString(count);
    }
  }
}
