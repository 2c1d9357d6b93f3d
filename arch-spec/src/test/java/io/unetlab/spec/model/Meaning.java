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
    said.add(spec.attendsToText() ? "text " + spec.text().map(Meaning::text) : "no text");
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
        + resnet(block.resnet())
        + " "
        + block.transformers()
        + (block.hasTransformers() ? transformer(block.transformer(), channels) : "");
  }

  private static Object text(TextSpec text) {
    return text.encoderHidDim().isPresent() ? text : text.tokens() + " x " + text.width();
  }

  private static Object resnet(ResnetSpec it) {
    return it.conv() == ConvKind.SEPARABLE ? it : List.of(it.conv(), it.kernel(), it.activation());
  }

  private static String transformer(TransformerSpec it, int channels) {
    List<Object> said = new ArrayList<>();
    if (it.kind() == StackKind.ATTENTION) {
      self("attention", it.attentions(), said);
      heads(it.attentions(), channels, said);
      return said.toString();
    }
    if (it.selfAttention() == SelfAttention.TRUE) {
      self("self", it.attentions(), said);
    }
    if (it.selfAttention() == SelfAttention.NORM_ONLY) {
      said.add("norm instead of self");
    }
    if (it.crossAttention()) {
      said.add("cross" + (it.attentions().sharedKv().cross() ? " shared" : ""));
      said.add(it.attentions().kernels().cross());
    }
    heads(it.attentions(), channels, said);
    said.add(it.feedForward());
    said.add(it.projection());
    return said.toString();
  }

  private static void self(String name, AttentionSpec it, List<Object> said) {
    said.add(name + (it.sharedKv().self() ? " shared" : ""));
    said.add(it.kernels().self());
    said.add("of an image shrunk by " + it.kvDownsample());
  }

  private static void heads(AttentionSpec it, int channels, List<Object> said) {
    said.add(it.heads().in(channels));
    said.add(it.kvHeads().orElse(it.heads().in(channels)));
    said.add(it.qkNorm());
    said.add(it.upcast());
  }
}
