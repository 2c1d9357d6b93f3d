package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * One side of a level, or the middle: residual blocks with transformer stacks between them.
 *
 * @param resnets number of residual blocks
 * @param transformers the depth of each stack; 0 means no stack. A level's side has a stack after
 *     each residual block; the middle has one between each two, so one fewer
 * @param resnet its residual blocks
 * @param transformer its transformer blocks; irrelevant if every depth is 0
 * @param location the part of the spec that defines it
 */
public record BlockSpec(
    int resnets,
    List<Integer> transformers,
    ResnetSpec resnet,
    TransformerSpec transformer,
    SourceLocation location) {

  public BlockSpec {
    Require.positive("resnets", resnets);
    transformers = List.copyOf(transformers);
    transformers.forEach(depth -> Require.atLeast(0, "transformers", depth));
    Objects.requireNonNull(resnet, "resnet");
    Objects.requireNonNull(transformer, "transformer");
    Objects.requireNonNull(location, "location");
  }

  /** The number of transformer blocks in all stacks together. */
  public int depth() {
    int sum = 0;
    for (int depth : transformers) {
      sum += depth;
    }
    return sum;
  }

  public boolean hasTransformers() {
    return depth() > 0;
  }
}
