package io.unetlab.training.score;

import java.util.List;
import java.util.Objects;

/**
 * The scores of one changed network.
 *
 * @param made names of the weights that the checkpoint cannot give, in the graph's order: they are
 *     initial ones, so the scores are those of a network with parts that have learned nothing
 */
public record Scores(Estimate outputError, Estimate lossChange, List<String> made) {

  public Scores {
    Objects.requireNonNull(outputError, "outputError");
    Objects.requireNonNull(lossChange, "lossChange");
    made = List.copyOf(made);
  }

  public Estimate of(ScoreKind kind) {
    return kind == ScoreKind.OUTPUT_ERROR ? outputError : lossChange;
  }
}
