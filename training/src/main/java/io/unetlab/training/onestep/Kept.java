package io.unetlab.training.onestep;

import io.unetlab.builders.weights.Tensor;
import java.util.List;

/**
 * The best averaged weights of a finetuning so far: quality does not grow with every iteration.
 *
 * @param iteration after which they were taken
 * @param distance of its pictures from held-out ones
 * @param weights by the graph's names
 */
public record Kept(long iteration, double distance, List<Tensor> weights) {

  public Kept {
    weights = List.copyOf(weights);
  }
}
