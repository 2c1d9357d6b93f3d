package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.FeedForwardActivation;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.SharedKv;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.TimeIdsSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports everything in a spec that a diffusers config cannot express, each with its location. */
final class ExportChecks {

  private final UNetSpec spec;
  private final Problems problems;
  private final Set<String> said = new HashSet<>();

  private ExportChecks(UNetSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  static void check(UNetSpec spec, Problems problems) {
    new ExportChecks(spec, problems).network();
  }

  private void network() {
    if (spec.latent().batch() > 1) {
      refuse(spec.location(), "latent.batch", spec.latent().batch() + "", "only 1");
    }
    if (spec.resample().conv() != ConvKind.REGULAR && spec.levels().size() > 1) {
      refuse(spec.location(), "resample.conv", word(spec.resample().conv()), "only regular");
    }
    if (PlainExport.applies(spec)) {
      new PlainExportChecks(spec, this).network();
      return;
    }
    if (spec.text().isEmpty() && spec.attendsToText()) {
      refuse(spec.location(), "text", "none", "the transformers attend to a text");
    }
    text();
    extra();
    for (int i = 0; i < spec.levels().size(); i++) {
      level(spec.levels().get(i), "levels[" + i + "]");
    }
    spec.middle().ifPresent(this::middle);
  }

  private void text() {
    spec.text()
        .filter(text -> spec.attendsToText() && text.encoderHidDim().isPresent())
        .map(TextSpec::projection)
        .filter(projection -> projection != TextProjection.TEXT_PROJ)
        .ifPresent(it -> refuse("text.encoder_hid_dim_type", word(it), "only text_proj"));
  }

  private void extra() {
    spec.extra()
        .filter(TimeIdsSpec.class::isInstance)
        .ifPresent(it -> refuse("extra.kind", kind(it), "only text_time"));
    inputDims();
  }

  /** The word after {@code extra.kind}. */
  static String kind(ExtraSpec extra) {
    return extra instanceof TimeIdsSpec ? "time" : "text_time";
  }

  // One key of the config holds both.
  private void inputDims() {
    Optional<Integer> labels = spec.classes().flatMap(ClassEmbedding::inputDim);
    Optional<Integer> sizes = spec.extra().map(ExtraSpec::width);
    if (labels.isPresent() && sizes.isPresent() && !labels.equals(sizes)) {
      String path = "class_embedding.projection_class_embeddings_input_dim";
      refuse(path, labels.get() + "", "the width of `extra`, here " + sizes.get());
    }
  }

  /** A value that the way up inherits is reported once for its level. */
  void startBlock() {
    said.clear();
  }

  private void level(LevelSpec level, String path) {
    BlockSpec down = level.down();
    BlockSpec up = level.up();
    startBlock();
    block(down, level.channels(), path);
    block(up, level.channels(), path + ".up");
    if (up.resnets() != down.resnets() + 1) {
      String only = "always one more than on the way down, here " + (down.resnets() + 1);
      refuse(up, path + ".up", "resnets", up.resnets() + "", only);
    }
    if (down.hasTransformers() && up.hasTransformers()) {
      heads(level.channels(), up, down, path + ".up", "as on the way down");
    }
  }

  private void middle(BlockSpec middle) {
    startBlock();
    int channels = spec.levels().get(spec.levels().size() - 1).channels();
    block(middle, channels, "middle");
    boolean single = middle.resnets() == 1;
    boolean around = middle.resnets() == 2 && middle.hasTransformers();
    if (around) {
      middleAgainstLastLevel(middle);
    } else if (!single) {
      String found = middle.resnets() + ", transformers: " + middle.transformers();
      refuse(middle, "middle", "resnets", found, "one alone, or two around a transformer stack");
    }
  }

  private void middleAgainstLastLevel(BlockSpec middle) {
    LevelSpec last = spec.levels().get(spec.levels().size() - 1);
    BlockSpec down = last.down();
    int depth = middle.transformers().get(0);
    if (down.hasTransformers() && down.transformers().get(0) != depth) {
      String only = "the first depth of the last level, " + down.transformers().get(0);
      refuse(middle, "middle", "transformers", depth + "", only);
    }
    if (down.hasTransformers() || last.up().hasTransformers()) {
      BlockSpec other = down.hasTransformers() ? down : last.up();
      heads(last.channels(), middle, other, "middle", "as on the last level");
    }
  }

  private void heads(int channels, BlockSpec block, BlockSpec other, String path, String as) {
    int heads = block.transformer().attentions().heads().in(channels);
    int others = other.transformer().attentions().heads().in(channels);
    if (heads != others) {
      refuse(block, path, "transformer.heads", heads + "", as + ", " + others);
    }
  }

  private void block(BlockSpec block, int channels, String path) {
    resnet(block, path);
    if (block.hasTransformers()) {
      transformer(block, channels, path);
      if (block.transformers().contains(0)) {
        String only = "a stack after each residual block or after none";
        refuse(block, path, "transformers", block.transformers() + "", only);
      }
    }
  }

  void resnet(BlockSpec block, String path) {
    ResnetSpec resnet = block.resnet();
    if (resnet.conv() != ConvKind.REGULAR) {
      refuse(block, path, "resnet.conv", word(resnet.conv()), "only regular");
    }
    if (resnet.kernel() != 3) {
      refuse(block, path, "resnet.kernel", resnet.kernel() + "", "only 3");
    }
    if (resnet.activation() != Activation.SILU) {
      String only = "only silu; any other would also apply to the time embedding and output";
      refuse(block, path, "resnet.activation", word(resnet.activation()), only);
    }
  }

  private void transformer(BlockSpec block, int channels, String path) {
    TransformerSpec transformer = block.transformer();
    if (transformer.selfAttention() != SelfAttention.TRUE) {
      String found = word(transformer.selfAttention());
      refuse(block, path, "transformer.self_attention", found, "only true");
    }
    if (!transformer.crossAttention()) {
      refuse(block, path, "transformer.cross_attention", "false", "only true");
    }
    attentions(block, path);
    attention(block, channels, path);
    feedForward(block, path);
    Projection projection = projection(spec);
    if (transformer.projection() != projection) {
      String only = "the same everywhere, here " + word(projection);
      refuse(block, path, "transformer.projection", word(transformer.projection()), only);
    }
    if (transformer.attentions().upcast() != upcasts(spec)) {
      String upcast = transformer.attentions().upcast() + "";
      String only = "the same everywhere, here " + upcasts(spec);
      refuse(block, path, "transformer.upcast_attention", upcast, only);
    }
  }

  private void attentions(BlockSpec block, String path) {
    AttentionSpec attentions = block.transformer().attentions();
    if (attentions.sharedKv() != SharedKv.NONE) {
      refuse(block, path, "transformer.shared_kv", word(attentions.sharedKv()), "only none");
    }
    Stream.of(attentions.kernels().self(), attentions.kernels().cross())
        .filter(kernel -> kernel != AttentionKernel.SOFTMAX)
        .forEach(it -> refuse(block, path, "transformer.attention", word(it), "only softmax"));
  }

  /** What no attention of diffusers' UNet2DConditionModel and UNet2DModel has. */
  void attention(BlockSpec block, int channels, String path) {
    AttentionSpec attentions = block.transformer().attentions();
    int kvHeads = attentions.kvHeads(channels);
    if (kvHeads != attentions.heads().in(channels)) {
      refuse(block, path, "transformer.kv_heads", kvHeads + "", "only as many as heads");
    }
    if (attentions.qkNorm() != QkNorm.NONE) {
      refuse(block, path, "transformer.qk_norm", word(attentions.qkNorm()), "only none");
    }
    if (block.transformer().attendsToItself() && attentions.kvDownsample() != 1) {
      refuse(block, path, "transformer.kv_downsample", attentions.kvDownsample() + "", "only 1");
    }
  }

  private void feedForward(BlockSpec block, String path) {
    FeedForwardSpec feedForward = block.transformer().feedForward();
    if (feedForward.activation() != FeedForwardActivation.GEGLU) {
      String activation = word(feedForward.activation());
      refuse(block, path, "transformer.feed_forward.activation", activation, "only geglu");
    }
    if (feedForward.ratio() != 4) {
      String ratio = new BigDecimal(feedForward.ratio() + "").stripTrailingZeros().toPlainString();
      refuse(block, path, "transformer.feed_forward.ratio", ratio, "only 4");
    }
    if (feedForward.depthwise()) {
      refuse(block, path, "transformer.feed_forward.depthwise", "true", "only false");
    }
  }

  /** The projection of the first block with transformers; all others must have the same. */
  static Projection projection(UNetSpec spec) {
    return spec.blocks()
        .filter(BlockSpec::hasTransformers)
        .findFirst()
        .map(block -> block.transformer().projection())
        .orElse(Projection.CONV);
  }

  /** Whether the first block with transformers upcasts attention; all others must do the same. */
  static boolean upcasts(UNetSpec spec) {
    return spec.blocks()
        .filter(BlockSpec::hasTransformers)
        .findFirst()
        .filter(block -> block.transformer().attentions().upcast())
        .isPresent();
  }

  /** A value that the way up inherits from the way down is one problem, reported there. */
  void refuse(BlockSpec block, String path, String key, String value, String only) {
    if (said.add(key + ": " + value)) {
      refuse(block.location(), path + "." + key, value, only);
    }
  }

  /** Reports a value that is not a block's, at the start of the spec. */
  void refuse(String path, String value, String only) {
    refuse(spec.location(), path, value, only);
  }

  private void refuse(SourceLocation location, String path, String value, String only) {
    String message = "a diffusers config cannot express `" + path + ": " + value + "`";
    problems.error(SpecCode.NOT_EXPORTABLE, location, path, message, only);
  }

  private static String word(Enum<?> constant) {
    return ChoiceType.word(constant);
  }
}
