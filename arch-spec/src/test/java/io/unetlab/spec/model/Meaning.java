package io.unetlab.spec.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A network written out block by block, without settings that have no effect; independent of the
 * canonical writer, to compare with it.
 */
final class Meaning {

  private Meaning() {}

  static List<String> of(UNetSpec spec) {
    List<String> said = new ArrayList<>();
    said.add(spec.latent() + " " + spec.norm() + " " + spec.extra());
    said.add(spec.time() + " " + spec.classes());
    said.add(spec.attendsToText() ? "text " + spec.text() : "no text");
    said.add(spec.levels().size() == 1 ? "no resampling" : "resample " + spec.resample());
    for (LevelSpec level : spec.levels()) {
      said.add("level " + level.channels());
      said.add(block(level.down(), level.channels()));
      said.add(block(level.up(), level.channels()));
    }
    int last = spec.levels().get(spec.levels().size() - 1).channels();
    said.add(spec.middle().map(middle -> block(middle, last)).orElse("no middle"));
    return said;
  }

  private static String block(BlockSpec block, int channels) {
    return block.resnets()
        + " x "
        + block.resnet()
        + " "
        + block.transformers()
        + (block.hasTransformers() ? transformer(block.transformer(), channels) : "");
  }

  private static String transformer(TransformerSpec it, int channels) {
    List<Object> said = new ArrayList<>();
    if (it.kind() == StackKind.ATTENTION) {
      said.add(it.sharedKv().self() ? "attention shared" : "attention");
      said.add(it.heads().in(channels));
      said.add(it.attention());
      said.add(it.upcastAttention());
      return said.toString();
    }
    if (it.selfAttention()) {
      said.add("self" + (it.sharedKv().self() ? " shared" : ""));
    }
    if (it.crossAttention()) {
      said.add("cross" + (it.sharedKv().cross() ? " shared" : ""));
    }
    said.add(it.heads().in(channels));
    said.add(it.attention());
    said.add(it.feedForward());
    said.add(it.projection());
    said.add(it.upcastAttention());
    return said.toString();
  }
}
