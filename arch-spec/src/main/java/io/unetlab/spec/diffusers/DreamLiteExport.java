package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;

/**
 * What only DreamLiteUNetModel's config has: values of the first block to which they matter, which
 * {@link DreamLiteChecks} compares with all others.
 */
final class DreamLiteExport {

  /** A block with transformers, and its channels. */
  private record Attending(int channels, TransformerSpec transformer) {

    int heads() {
      return transformer.attentions().heads().in(channels);
    }

    int kvHeads() {
      return transformer.attentions().kvHeads(channels);
    }
  }

  private final UNetSpec spec;
  private final List<Attending> attending = new ArrayList<>();

  DreamLiteExport(UNetSpec spec) {
    this.spec = spec;
    for (LevelSpec level : spec.levels()) {
      add(level.channels(), level.down());
    }
    int lowest = spec.levels().get(spec.levels().size() - 1).channels();
    spec.middle().ifPresent(middle -> add(lowest, middle));
    for (LevelSpec level : spec.levels()) {
      add(level.channels(), level.up());
    }
  }

  private void add(int channels, BlockSpec block) {
    if (block.hasTransformers()) {
      attending.add(new Attending(channels, block.transformer()));
    }
  }

  void write(Map<String, Object> config) {
    config.put("_class_name", "DreamLiteUNetModel");
    config.put("use_sep_conv", conv() == ConvKind.SEPARABLE);
    config.put("ff_mult", (int) ratio());
    config.put("num_kv_heads", kvHeads().<Object>map(it -> it).orElse(NullNode.getInstance()));
    config.put(
        "qk_norm", qkNorm() == QkNorm.NONE ? NullNode.getInstance() : ChoiceType.word(qkNorm()));
    config.put("num_mid_layers", spec.middle().map(middle -> middle.resnets() - 1).orElse(1));
  }

  ConvKind conv() {
    return spec.levels().get(0).down().resnet().conv();
  }

  double ratio() {
    return first().map(TransformerSpec::feedForward).orElse(FeedForwardSpec.DEFAULT).ratio();
  }

  QkNorm qkNorm() {
    return first().map(TransformerSpec::attentions).orElse(AttentionSpec.DEFAULT).qkNorm();
  }

  /** Empty if each block has as many as heads. */
  Optional<Integer> kvHeads() {
    boolean asHeads = attending.stream().allMatch(it -> it.kvHeads() == it.heads());
    return asHeads ? Optional.empty() : Optional.of(attending.get(0).kvHeads());
  }

  private Optional<TransformerSpec> first() {
    return attending.stream().findFirst().map(Attending::transformer);
  }
}
