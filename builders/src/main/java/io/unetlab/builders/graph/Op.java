package io.unetlab.builders.graph;

import java.util.List;

/**
 * A primitive operation: the catalogue is closed and kept small. Anything that operations can
 * express together is a block, never an operation.
 *
 * <p>An operation knows what is intrinsic: the number of its inputs, its output's shape, its
 * weights. Everything else (cost, execution, export) is one {@link OpVisitor} each.
 */
public sealed interface Op
    permits Input,
        Conv2d,
        Linear,
        GroupNorm,
        LayerNorm,
        RmsNorm,
        Activate,
        Affine,
        Add,
        AddPerChannel,
        Multiply,
        Attention,
        Upsample,
        Concat,
        Chunk,
        Embedding,
        AddPositions,
        PickToken,
        ToTokens,
        ToImage,
        Sinusoid {

  /** The number of its inputs. */
  int arity();

  /**
   * The output's shape.
   *
   * @param inputs as many as {@link #arity}
   * @throws ShapeException if they do not fit
   */
  TensorShape shape(List<TensorShape> inputs);

  /** The element type of its output; the runtime chooses the width of floats. */
  default ElementType type() {
    return ElementType.FLOAT32;
  }

  /** Whether its output keeps that type in a network of lower precision. */
  default boolean isExact() {
    return false;
  }

  /**
   * Whether one of its inputs accepts elements of this type.
   *
   * @param input its index
   */
  default boolean reads(int input, ElementType elements) {
    return elements.isFloating();
  }

  /** Its parameters, with local names. */
  default List<Weight> weights() {
    return List.of();
  }

  <R> R accept(OpVisitor<R> visitor, Node node);
}
