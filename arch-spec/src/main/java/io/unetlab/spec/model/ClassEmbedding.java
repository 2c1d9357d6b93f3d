package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The embedding of {@code class_labels}, added to the time embedding.
 *
 * @param count number of classes; only of a learned embedding
 * @param inputDim width of the labels; only of a projection
 * @param concat whether it is concatenated instead, so that all blocks read twice the width
 */
public record ClassEmbedding(
    Type type, Optional<Integer> count, Optional<Integer> inputDim, boolean concat) {

  /** What makes a vector of the labels. */
  public enum Type {
    /** A table with one row for each class. */
    LEARNED,
    /** Sinusoids of a number, as of the time step, then two linear layers. */
    TIMESTEP,
    /** Nothing: the labels are vectors as wide as the time embedding. */
    IDENTITY,
    /** Two linear layers over a vector. */
    PROJECTION,
    /** One linear layer over a vector. */
    SIMPLE_PROJECTION;

    public boolean isCounted() {
      return this == LEARNED;
    }

    public boolean isProjection() {
      return this == PROJECTION || this == SIMPLE_PROJECTION;
    }
  }

  public ClassEmbedding {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(inputDim, "inputDim");
    count.ifPresent(value -> Require.positive("num_class_embeds", value));
    inputDim.ifPresent(value -> Require.positive("projection_class_embeddings_input_dim", value));
  }

  /** Whether it states the sizes that its type reads, and no others. */
  public boolean isComplete() {
    return count.isPresent() == type.isCounted() && inputDim.isPresent() == type.isProjection();
  }
}
