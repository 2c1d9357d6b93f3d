package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of DreamLiteUNetModel: those of UNet2DConditionModel, some with other defaults or
 * values, and five more.
 *
 * <p>A block type has two names, that of diffusers' class and that of the published checkpoints;
 * both mean the same. A type holds for its side only.
 */
final class DreamLiteKeys {

  static final KeyTable TABLE = ConfigKeys.TABLE.copy();

  private static final Map<String, SideType> DOWN =
      Map.of(
          "DownBlock2D", SideType.BARE,
          "DreamLiteDownBlock2D", SideType.BARE,
          "CrossAttnDownBlock2D", SideType.TRANSFORMERS,
          "DreamLiteCrossAttnDownBlock2D", SideType.TRANSFORMERS,
          "CrossAttnDownRemoveSelfAttnBlock2D", SideType.NORM_ONLY,
          "DreamLiteCrossAttnNoSelfAttnDownBlock2D", SideType.NORM_ONLY);

  private static final Map<String, SideType> UP =
      Map.of(
          "UpBlock2D", SideType.BARE,
          "DreamLiteUpBlock2D", SideType.BARE,
          "CrossAttnUpBlock2D", SideType.TRANSFORMERS,
          "DreamLiteCrossAttnUpBlock2D", SideType.TRANSFORMERS,
          "CrossAttnUpRemoveSelfAttnBlock2D", SideType.NORM_ONLY,
          "CrossAttnUpRemoveSelfAttnBlock2DV1", SideType.NORM_ONLY,
          "DreamLiteCrossAttnNoSelfAttnUpBlock2D", SideType.NORM_ONLY);

  private static final Map<String, Boolean> MIDDLE =
      Map.of("UNetMidBlock2DCrossAttn", true, "DreamLiteUNetMidBlock2DCrossAttn", true);

  /** Of queries and keys. */
  static final Supported<Optional<QkNorm>> QK_NORM =
      TABLE.supported(
          "qk_norm",
          KeyTable.orNull(KeyTable.name(Map.of("rms_norm", QkNorm.RMS_NORM))),
          Optional.of(QkNorm.RMS_NORM));

  /** Whether all residual blocks are separable, with an expansion of 2 and without bias. */
  static final Supported<Boolean> USE_SEP_CONV =
      TABLE.supported("use_sep_conv", Scalars.flag(), true);

  /** Inner width of the feed-forward over the channels. */
  static final Supported<Integer> FF_MULT = TABLE.supported("ff_mult", Scalars.count(), 6);

  /** As many as heads if null. */
  static final Supported<Optional<Integer>> NUM_KV_HEADS =
      TABLE.supported("num_kv_heads", KeyTable.orNull(Scalars.count()), Optional.of(1));

  /** The stacks of the middle, which has one residual block more. */
  static final Supported<Integer> NUM_MID_LAYERS =
      TABLE.supported("num_mid_layers", Scalars.whole(0, 98), 1);

  static {
    TABLE.replace(
        ConfigKeys.DOWN_BLOCK_TYPES,
        KeyTable.blocks(DOWN),
        List.of(SideType.NORM_ONLY, SideType.NORM_ONLY, SideType.TRANSFORMERS));
    TABLE.replace(
        ConfigKeys.UP_BLOCK_TYPES,
        KeyTable.blocks(UP),
        List.of(SideType.TRANSFORMERS, SideType.NORM_ONLY, SideType.BARE));
    TABLE.replace(
        ConfigKeys.MID_BLOCK_TYPE, KeyTable.orNull(KeyTable.name(MIDDLE)), Optional.of(true));
    TABLE.replace(
        ConfigKeys.ADDITION_EMBED_TYPE,
        KeyTable.orNull(
            KeyTable.name(
                Map.of("text_time", AddedEmbedding.TEXT_TIME, "time", AddedEmbedding.TIME))),
        Optional.empty());
    TABLE.replace(
        ConfigKeys.ENCODER_HID_DIM_TYPE,
        KeyTable.orNull(
            KeyTable.name(
                Map.of(
                    "text_proj", TextProjection.TEXT_PROJ,
                    "text_proj_rms", TextProjection.TEXT_PROJ_RMS))),
        Optional.empty());
    TABLE.replace(ConfigKeys.BLOCK_OUT_CHANNELS, List.of(320, 640, 1280));
    TABLE.replace(ConfigKeys.CROSS_ATTENTION_DIM, new OneOrList<>(List.of(2048), false));
    TABLE.replace(ConfigKeys.ATTENTION_HEAD_DIM, new OneOrList<>(List.of(64), false));
  }

  private DreamLiteKeys() {}
}
