package io.unetlab.spec.model;

import java.util.ArrayList;
import java.util.List;

/** A block with the channels of its level. */
record Side(BlockSpec block, int channels) {

  /** Every block in order: way down, middle, way up. */
  static List<Side> of(UNetSpec spec) {
    List<Side> sides = new ArrayList<>();
    spec.levels().forEach(level -> sides.add(new Side(level.down(), level.channels())));
    spec.middle().ifPresent(middle -> sides.add(middle(spec, middle)));
    for (int i = spec.levels().size() - 1; i >= 0; i--) {
      LevelSpec level = spec.levels().get(i);
      sides.add(new Side(level.up(), level.channels()));
    }
    return sides;
  }

  static Side middle(UNetSpec spec, BlockSpec middle) {
    return new Side(middle, spec.levels().get(spec.levels().size() - 1).channels());
  }

  TransformerSpec transformer() {
    return block.transformer();
  }

  AttentionSpec attentions() {
    return block.transformer().attentions();
  }

  int heads() {
    return attentions().heads().in(channels);
  }

  int kvHeads() {
    return attentions().kvHeads(channels);
  }

  boolean hasFeedForward() {
    return block.hasTransformers() && transformer().kind() == StackKind.TRANSFORMER;
  }

  /** Whether two pairs of kernels are the same to the attentions that there are. */
  boolean agrees(AttentionKernels one, AttentionKernels other) {
    return (!transformer().attendsToItself() || one.self() == other.self())
        && (!transformer().attendsToText() || one.cross() == other.cross());
  }

  /** The kernels, with that of an absent attention replaced by the other's. */
  AttentionKernels kernels() {
    AttentionKernels kernels = attentions().kernels();
    if (!transformer().attendsToText()) {
      return AttentionKernels.both(kernels.self());
    }
    return transformer().attendsToItself() ? kernels : AttentionKernels.both(kernels.cross());
  }

  SharedKv shared(SharedKv said) {
    boolean self = said.self() && transformer().attendsToItself();
    boolean cross = said.cross() && transformer().attendsToText();
    if (self) {
      return cross ? SharedKv.BOTH : SharedKv.SELF;
    }
    return cross ? SharedKv.CROSS : SharedKv.NONE;
  }
}
