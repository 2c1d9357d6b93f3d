package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;
import java.util.Optional;

/** What a DreamLiteUNetModel cannot express; the counterpart of {@link ConfigBlocks}. */
final class DreamLiteChecks implements ClassChecks {

  private final ExportReport report;
  private final DreamLiteExport values;

  DreamLiteChecks(UNetSpec spec, ExportReport report) {
    this.report = report;
    this.values = new DreamLiteExport(spec);
  }

  @Override
  public void embeddings() {
    // It has all that the language has.
  }

  @Override
  public void convolutions(BlockSpec block, String path) {
    ResnetSpec resnet = block.resnet();
    ConvKind everywhere = values.conv();
    if (resnet.conv() != everywhere) {
      String only = "the same everywhere, here " + ChoiceType.word(everywhere);
      report.refuse(block, path, "resnet.conv", ChoiceType.word(resnet.conv()), only);
    }
    if (resnet.conv() == ConvKind.REGULAR) {
      return;
    }
    if (resnet.expansion() != ConfigBlocks.SEPARABLE.expansion()) {
      report.refuse(block, path, "resnet.expansion", resnet.expansion() + "", only("2"));
    }
    if (resnet.pointwiseBias()) {
      report.refuse(block, path, "resnet.pointwise_bias", "true", only("false"));
    }
  }

  @Override
  public void selfAttention(BlockSpec block, String path) {
    if (block.transformer().selfAttention() == SelfAttention.FALSE) {
      String only = only("true or norm_only");
      report.refuse(block, path, "transformer.self_attention", "false", only);
    }
  }

  @Override
  public void keys(BlockSpec block, int channels, String path) {
    AttentionSpec attentions = block.transformer().attentions();
    int found = attentions.kvHeads(channels);
    Optional<Integer> everywhere = values.kvHeads();
    if (everywhere.isPresent() && found != everywhere.get()) {
      String only = "the same everywhere, here " + everywhere.get();
      report.refuse(block, path, "transformer.kv_heads", found + "", only);
    }
    QkNorm norm = values.qkNorm();
    if (attentions.qkNorm() != norm) {
      String only = "the same everywhere, here " + ChoiceType.word(norm);
      report.refuse(block, path, "transformer.qk_norm", ChoiceType.word(attentions.qkNorm()), only);
    }
  }

  @Override
  public void ratio(BlockSpec block, String path) {
    String key = "transformer.feed_forward.ratio";
    double found = block.transformer().feedForward().ratio();
    String text = YamlText.number(found);
    if (found != Math.rint(found)) {
      report.refuse(block, path, key, text, only("whole numbers"));
    } else if (found != values.ratio()) {
      String only = "the same everywhere, here " + YamlText.number(values.ratio());
      report.refuse(block, path, key, text, only);
    }
  }

  @Override
  public void middle(BlockSpec middle) {
    if (middle.resnets() > 1 && !middle.hasTransformers()) {
      String found = middle.resnets() + ", transformers: " + middle.transformers();
      report.refuse(
          middle, "middle", "resnets", found, "one residual block more than transformer stacks");
    }
    if (middle.hasTransformers()
        && middle.transformer().selfAttention() == SelfAttention.NORM_ONLY) {
      String only = "only true in the middle of a DreamLiteUNetModel";
      report.refuse(middle, "middle", "transformer.self_attention", "norm_only", only);
    }
  }

  private static String only(String what) {
    return "only " + what + " in a DreamLiteUNetModel";
  }
}
