package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.TimeIdsSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;

/** What a UNet2DConditionModel cannot express. */
final class ConditionChecks implements ClassChecks {

  private final UNetSpec spec;
  private final ExportReport report;

  ConditionChecks(UNetSpec spec, ExportReport report) {
    this.spec = spec;
    this.report = report;
  }

  @Override
  public void embeddings() {
    if (spec.extra().filter(TimeIdsSpec.class::isInstance).isPresent()) {
      report.refuse("extra.kind", "time", "only text_time");
    }
    spec.text()
        .filter(text -> spec.attendsToText() && text.encoderHidDim().isPresent())
        .map(TextSpec::projection)
        .filter(projection -> projection != TextProjection.TEXT_PROJ)
        .map(ChoiceType::word)
        .ifPresent(word -> report.refuse("text.encoder_hid_dim_type", word, "only text_proj"));
  }

  @Override
  public void convolutions(BlockSpec block, String path) {
    if (block.resnet().conv() == ConvKind.REGULAR) {
      return;
    }
    report.refuse(
        block, path, "resnet.conv", ChoiceType.word(block.resnet().conv()), "only regular");
    if (block.resnet().expansion() != 1) {
      String found = block.resnet().expansion() + "";
      report.refuse(block, path, "resnet.expansion", found, "only 1");
    }
    if (!block.resnet().pointwiseBias()) {
      report.refuse(block, path, "resnet.pointwise_bias", "false", "only true");
    }
  }

  @Override
  public void selfAttention(BlockSpec block, String path) {
    SelfAttention found = block.transformer().selfAttention();
    if (found != SelfAttention.TRUE) {
      String word = ChoiceType.word(found);
      report.refuse(block, path, "transformer.self_attention", word, "only true");
    }
  }

  @Override
  public void keys(BlockSpec block, int channels, String path) {
    AttentionSpec attentions = block.transformer().attentions();
    int heads = attentions.heads().in(channels);
    if (attentions.kvHeads(channels) != heads) {
      String only = "only as many as heads, " + heads;
      report.refuse(block, path, "transformer.kv_heads", attentions.kvHeads(channels) + "", only);
    }
    if (attentions.qkNorm() != QkNorm.NONE) {
      String word = ChoiceType.word(attentions.qkNorm());
      report.refuse(block, path, "transformer.qk_norm", word, "only none");
    }
  }

  @Override
  public void ratio(BlockSpec block, String path) {
    double ratio = block.transformer().feedForward().ratio();
    if (ratio != 4) {
      report.refuse(
          block, path, "transformer.feed_forward.ratio", YamlText.number(ratio), "only 4");
    }
  }

  @Override
  public void middle(BlockSpec middle) {
    boolean single = middle.resnets() == 1;
    boolean around = middle.resnets() == 2 && middle.hasTransformers();
    if (!single && !around) {
      String found = middle.resnets() + ", transformers: " + middle.transformers();
      String only = "one alone, or two around a transformer stack";
      report.refuse(middle, "middle", "resnets", found, only);
    }
  }
}
