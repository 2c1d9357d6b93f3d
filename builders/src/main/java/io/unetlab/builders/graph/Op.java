package io.unetlab.builders.graph;

import java.util.List;

/**
 * A primitive operation: the catalogue is closed and kept small. What these can express together is
 * a block, never an operation.
 *
 * <p>An operation knows what is intrinsic: its inputs' number, its output's shape, its weights.
 * Every other meaning (cost, execution, export) lives in one {@link OpVisitor}.
 */
public sealed interface Op
    permits Input,
        Conv2d,
        Linear,
        GroupNorm,
        LayerNorm,
        Activate,
        Add,
        AddPerChannel,
        Multiply,
        Attention,
        Upsample,
        Concat,
        Chunk,
        ToTokens,
        ToImage,
        Sinusoid {

  /** How many tensors it reads. */
  int arity();

  /**
   * The output's shape.
   *
   * @param inputs as many as {@link #arity}
   * @throws ShapeException when they do not fit
   */
  TensorShape shape(List<TensorShape> inputs);

  /** What its output's elements are; how many bits a float has is the runtime's choice. */
  default ElementType type() {
    return ElementType.FLOAT32;
  }

  /** Whether its output stays of that type in a network that computes in fewer bits. */
  default boolean isExact() {
    return false;
  }

  /** Whether it computes on such elements. */
  default boolean reads(ElementType elements) {
    return elements.isFloating();
  }

  /** Its parameters, with local names. */
  default List<Weight> weights() {
    return List.of();
  }

  <R> R accept(OpVisitor<R> visitor, Node node);
}
