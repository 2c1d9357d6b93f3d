package io.unetlab.spec.model;

import java.util.ArrayList;
import java.util.List;

/** A random network whose images can be shrunk as its attentions say: a factor is lowered, or 1. */
final class Shrinkable {

  private Shrinkable() {}

  static UNetSpec of(UNetSpec spec) {
    List<LevelSpec> levels = new ArrayList<>();
    for (int i = 0; i < spec.levels().size(); i++) {
      LevelSpec it = spec.levels().get(i);
      BlockSpec down = of(spec, it.down(), i);
      levels.add(new LevelSpec(it.channels(), down, of(spec, it.up(), i), it.location()));
    }
    int last = spec.levels().size() - 1;
    return RandomChange.with(spec, levels, spec.middle().map(block -> of(spec, block, last)));
  }

  private static BlockSpec of(UNetSpec spec, BlockSpec block, int level) {
    int height = spec.halved(spec.latent().height(), level);
    int width = spec.halved(spec.latent().width(), level);
    int factor = block.transformer().attentions().kvDownsample();
    while (height % factor != 0 || width % factor != 0) {
      factor--;
    }
    return RandomChange.with(block, shrunk(block.transformer(), factor));
  }

  private static TransformerSpec shrunk(TransformerSpec it, int factor) {
    AttentionSpec base = it.attentions();
    return new TransformerSpec(
        it.kind(),
        it.selfAttention(),
        it.crossAttention(),
        new AttentionSpec(
            base.heads(),
            base.kvHeads(),
            base.qkNorm(),
            base.sharedKv(),
            base.kernels(),
            factor,
            base.upcast()),
        it.feedForward(),
        it.projection());
  }
}
