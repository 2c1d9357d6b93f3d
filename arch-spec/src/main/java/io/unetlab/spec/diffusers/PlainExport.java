package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.UNetSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.NullNode;

/** What only UNet2DModel's config has; the counterpart of {@link PlainImport}. */
final class PlainExport {

  private PlainExport() {}

  /**
   * Whether the network is a UNet2DModel rather than a UNet2DConditionModel: it has single
   * attentions, or a middle of two residual blocks with nothing between them.
   */
  static boolean applies(UNetSpec spec) {
    boolean bareMiddle =
        spec.middle().filter(it -> it.resnets() == 2 && !it.hasTransformers()).isPresent();
    return attending(spec).anyMatch(block -> block.transformer().kind() == StackKind.ATTENTION)
        || (bareMiddle && attending(spec).findAny().isEmpty());
  }

  private static Stream<BlockSpec> attending(UNetSpec spec) {
    return spec.blocks().filter(BlockSpec::hasTransformers);
  }

  static void write(UNetSpec spec, Map<String, Object> config) {
    List<LevelSpec> levels = spec.levels();
    List<String> up = new ArrayList<>(levels.stream().map(it -> type(it.up(), "Up")).toList());
    Collections.reverse(up);
    config.put("_class_name", "UNet2DModel");
    config.put("down_block_types", levels.stream().map(it -> type(it.down(), "Down")).toList());
    config.put("up_block_types", up);
    config.put("layers_per_block", levels.get(0).down().resnets());
    config.put(
        "mid_block_type", spec.middle().isPresent() ? "UNetMidBlock2D" : NullNode.getInstance());
    if (spec.middle().filter(BlockSpec::hasTransformers).isEmpty()) {
      config.put("add_attention", false);
    }
    config.put("attention_head_dim", headWidth(spec));
  }

  private static String type(BlockSpec block, String way) {
    return (block.hasTransformers() ? "Attn" : "") + way + "Block2D";
  }

  /** Null is one head, whatever its width. */
  private static Object headWidth(UNetSpec spec) {
    List<Integer> widths = headWidths(spec);
    return widths.size() == 1 ? widths.get(0) : NullNode.getInstance();
  }

  /** The distinct widths of the heads. */
  static List<Integer> headWidths(UNetSpec spec) {
    List<Integer> widths = new ArrayList<>();
    int last = spec.levels().size() - 1;
    for (LevelSpec level : spec.levels()) {
      widths.addAll(headWidth(level.channels(), Stream.of(level.down(), level.up())));
    }
    widths.addAll(headWidth(spec.levels().get(last).channels(), spec.middle().stream()));
    return widths.stream().distinct().toList();
  }

  private static List<Integer> headWidth(int channels, Stream<BlockSpec> blocks) {
    return blocks
        .filter(BlockSpec::hasTransformers)
        .map(block -> channels / block.transformer().attentions().heads().in(channels))
        .toList();
  }

  /** Whether every attention has one head. */
  static boolean isSingleHeaded(UNetSpec spec) {
    return spec.levels().stream()
            .allMatch(it -> single(it.channels(), Stream.of(it.down(), it.up())))
        && single(spec.levels().get(spec.levels().size() - 1).channels(), spec.middle().stream());
  }

  private static boolean single(int channels, Stream<BlockSpec> blocks) {
    return blocks
        .filter(BlockSpec::hasTransformers)
        .allMatch(block -> block.transformer().attentions().heads().in(channels) == 1);
  }
}
