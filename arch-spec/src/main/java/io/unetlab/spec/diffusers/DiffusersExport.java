package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.NullNode;

/**
 * Writes a spec as diffusers' config, keys in alphabetical order as diffusers does.
 *
 * <p>Two things are lost without changing the network: the text's length, and how Stable Diffusion
 * XL's second embedding splits its width between the pooled text and the size numbers.
 */
final class DiffusersExport {

  private static final String INPUT_DIM = "projection_class_embeddings_input_dim";

  private final UNetSpec spec;
  private final ExportClass written;
  private final List<LevelSpec> levels;

  private DiffusersExport(UNetSpec spec, ExportClass written) {
    this.spec = spec;
    this.written = written;
    this.levels = spec.levels();
  }

  static String write(UNetSpec spec) {
    Problems problems = new Problems();
    ExportClass written = ExportChecks.check(spec, problems);
    problems.throwIfErrors();
    return ConfigJson.write(new DiffusersExport(spec, written).config());
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new TreeMap<>();
    shared(config);
    switch (written) {
      case PLAIN -> PlainExport.write(spec, config);
      case CONDITION -> conditional(config);
      case DREAM_LITE -> {
        conditional(config);
        new DreamLiteExport(spec).write(config);
      }
    }
    return config;
  }

  private void shared(Map<String, Object> config) {
    config.put("act_fn", "silu");
    config.put("norm_num_groups", spec.groups());
    config.put("sample_size", size());
    config.put("in_channels", spec.latent().inChannels());
    config.put("out_channels", spec.latent().channels());
    config.put("block_out_channels", levels.stream().map(LevelSpec::channels).toList());
    if (spec.norm().eps() != NormSpec.EPS) {
      config.put("norm_eps", spec.norm().eps());
    }
    if (spec.resample().downsamplePadding() == 0) {
      config.put("downsample_padding", 0);
    }
    if (!spec.time().flipSinToCos()) {
      config.put("flip_sin_to_cos", false);
    }
    if (spec.time().freqShift() != 0) {
      config.put("freq_shift", spec.time().freqShift());
    }
    spec.classes().ifPresent(classes -> classes(config, classes));
  }

  private static void classes(Map<String, Object> config, ClassEmbedding classes) {
    if (classes.type() != ClassEmbedding.Type.LEARNED) {
      config.put("class_embed_type", ChoiceType.word(classes.type()));
    }
    classes.count().ifPresent(count -> config.put("num_class_embeds", count));
    classes.inputDim().ifPresent(width -> config.put(INPUT_DIM, width));
    if (classes.concat()) {
      config.put("class_embeddings_concat", true);
    }
  }

  private void conditional(Map<String, Object> config) {
    config.put("_class_name", "UNet2DConditionModel");
    blocks(config);
    new ExportDepths(spec).write(config);
    config.put("attention_head_dim", heads());
    config.put("use_linear_projection", BlockChecks.projection(spec) == Projection.LINEAR);
    if (BlockChecks.upcasts(spec)) {
      config.put("upcast_attention", true);
    }
    spec.text().filter(text -> spec.attendsToText()).ifPresent(text -> text(config, text));
    spec.time().condProjDim().ifPresent(width -> config.put("time_cond_proj_dim", width));
    spec.extra().ifPresent(extra -> extra(config, extra));
  }

  private static void text(Map<String, Object> config, TextSpec text) {
    config.put("cross_attention_dim", text.width());
    text.encoderHidDim()
        .ifPresent(
            width -> {
              config.put("encoder_hid_dim", width);
              config.put("encoder_hid_dim_type", ChoiceType.word(text.projection()));
            });
  }

  private Object size() {
    LatentSpec latent = spec.latent();
    return ExportLists.oneOrList(List.of(latent.height(), latent.width()));
  }

  private void blocks(Map<String, Object> config) {
    List<String> up =
        new ArrayList<>(levels.stream().map(it -> SideType.of(it.up()).name("Up")).toList());
    Collections.reverse(up);
    config.put(
        "down_block_types",
        levels.stream().map(it -> SideType.of(it.down()).name("Down")).toList());
    config.put("up_block_types", up);
    config.put(
        "mid_block_type",
        spec.middle().<Object>map(this::middleType).orElse(NullNode.getInstance()));
    config.put(
        "layers_per_block",
        ExportLists.oneOrList(levels.stream().map(level -> level.down().resnets()).toList()));
  }

  // DreamLite's middle has this name also without a stack.
  private String middleType(BlockSpec block) {
    boolean named = block.hasTransformers() || written == ExportClass.DREAM_LITE;
    return named ? "UNetMidBlock2DCrossAttn" : "UNetMidBlock2D";
  }

  /** The number of heads per level, which diffusers calls attention_head_dim. */
  private Object heads() {
    List<Optional<Object>> heads = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      int channels = levels.get(level).channels();
      heads.add(
          attending(level)
              .findFirst()
              .map(block -> block.transformer().attentions().heads().in(channels)));
    }
    return ExportLists.oneOrList(heads, this::unusedHeads);
  }

  private Stream<BlockSpec> attending(int level) {
    boolean last = level == levels.size() - 1;
    Stream<BlockSpec> sides = Stream.of(levels.get(level).down(), levels.get(level).up());
    return Stream.concat(sides, last ? spec.middle().stream() : Stream.empty())
        .filter(BlockSpec::hasTransformers);
  }

  /** The entry of a level without transformers, kept so that a config survives the round trip. */
  private int unusedHeads(int level) {
    Heads heads = levels.get(level).down().transformer().attentions().heads();
    int channels = levels.get(level).channels();
    return heads.isStatedOnce() && heads.divides(channels) ? heads.in(channels) : 1;
  }

  private static void extra(Map<String, Object> config, ExtraSpec extra) {
    config.put("addition_embed_type", ConfigExtra.word(extra));
    config.put("addition_time_embed_dim", extra.idWidth());
    config.put(INPUT_DIM, extra.width());
  }
}
