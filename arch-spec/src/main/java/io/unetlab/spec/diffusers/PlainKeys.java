package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of UNet2DModel, the unconditional UNet; what both classes have is in ConfigKeys. */
final class PlainKeys {

  static final KeyTable TABLE = new KeyTable();

  private static final ScalarType<Integer> COUNT = Scalars.count();

  static final Supported<Integer> IN_CHANNELS = TABLE.supported("in_channels", COUNT, 3);
  static final Supported<Integer> OUT_CHANNELS = TABLE.supported("out_channels", COUNT, 3);
  static final Supported<List<Integer>> BLOCK_OUT_CHANNELS =
      TABLE.supported(
          "block_out_channels",
          new ListType<>(COUNT, 1, KeyTable.LEVELS),
          List.of(224, 448, 672, 896));
  static final Supported<Integer> LAYERS_PER_BLOCK =
      TABLE.supported("layers_per_block", Scalars.whole(1, 99), 2);

  /** Whether the block has attention, highest resolution first. */
  static final Supported<List<Boolean>> DOWN_BLOCK_TYPES =
      TABLE.supported(
          "down_block_types",
          KeyTable.blocks(Map.of("DownBlock2D", false, "AttnDownBlock2D", true)),
          List.of(false, true, true, true));

  /** Whether the block has attention, lowest resolution first. */
  static final Supported<List<Boolean>> UP_BLOCK_TYPES =
      TABLE.supported(
          "up_block_types",
          KeyTable.blocks(Map.of("UpBlock2D", false, "AttnUpBlock2D", true)),
          List.of(true, true, true, false));

  /** Empty without a middle. */
  static final Supported<Optional<Boolean>> MID_BLOCK_TYPE =
      TABLE.supported(
          "mid_block_type",
          KeyTable.orNull(KeyTable.name(Map.of("UNetMidBlock2D", true))),
          Optional.of(true));

  /** Whether the middle has attention. */
  static final Supported<Boolean> ADD_ATTENTION =
      TABLE.supported("add_attention", Scalars.flag(), true);

  /** Here it is the channels of a head, as its name says; null is one head. */
  static final Supported<Optional<Integer>> ATTENTION_HEAD_DIM =
      TABLE.supported("attention_head_dim", KeyTable.orNull(COUNT), Optional.of(8));

  /** Of the middle's attention. */
  static final Supported<Optional<Integer>> ATTN_NORM_NUM_GROUPS =
      TABLE.optional("attn_norm_num_groups", COUNT);

  static final Supported<Optional<ClassEmbedding.Type>> CLASS_EMBED_TYPE =
      TABLE.optional(
          "class_embed_type",
          KeyTable.name(
              Map.of(
                  "timestep", ClassEmbedding.Type.TIMESTEP,
                  "identity", ClassEmbedding.Type.IDENTITY)));

  static {
    ConfigKeys.shared().forEach(TABLE::add);
    TABLE.add(
        Fixed.word("downsample_type", "halves within a residual block", "conv"),
        Fixed.word("upsample_type", "doubles within a residual block", "conv"));
    TABLE.ignore("num_train_timesteps"); // only time_embedding_type "learned"
  }

  private PlainKeys() {}
}
