package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.List;
import java.util.Map;

/**
 * Every key of diffusers' AutoencoderKL, with its defaults there. What scales a latent between the
 * autoencoder and the UNet belongs to neither network.
 */
final class VaeKeys {

  static final KeyTable TABLE = new KeyTable();

  static final String CLASS = "AutoencoderKL";

  /** A latent's side is at most a million; an image's still fits 31 bits. */
  static final int MOST_LEVELS = 12;

  /** diffusers' name of each activation. */
  static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "silu", Activation.SILU,
          "swish", Activation.SILU,
          "gelu", Activation.GELU,
          "relu", Activation.RELU);

  private static final ValueType<Integer> COUNT = Scalars.count();

  static final Supported<Integer> IN_CHANNELS = TABLE.supported("in_channels", COUNT, 3);
  static final Supported<Integer> OUT_CHANNELS = TABLE.supported("out_channels", COUNT, 3);
  static final Supported<List<Boolean>> DOWN_BLOCK_TYPES =
      TABLE.supported(
          "down_block_types", KeyTable.blocks(Map.of("DownEncoderBlock2D", true)), List.of(true));
  static final Supported<List<Boolean>> UP_BLOCK_TYPES =
      TABLE.supported(
          "up_block_types", KeyTable.blocks(Map.of("UpDecoderBlock2D", true)), List.of(true));
  static final Supported<List<Integer>> BLOCK_OUT_CHANNELS =
      TABLE.supported("block_out_channels", new ListType<>(COUNT, 1, MOST_LEVELS), List.of(64));
  static final Supported<Integer> LAYERS_PER_BLOCK =
      TABLE.supported("layers_per_block", Scalars.whole(1, 99), 1);
  static final Supported<Activation> ACT_FN =
      TABLE.supported("act_fn", KeyTable.name(ACTIVATIONS), Activation.SILU);
  static final Supported<Integer> LATENT_CHANNELS = TABLE.supported("latent_channels", COUNT, 4);

  /** The side of the image. */
  static final Supported<OneOrList<Integer>> SAMPLE_SIZE =
      TABLE.supported(
          "sample_size",
          new OneOrListType<>(new ListType<>(COUNT, 2, 2)),
          new OneOrList<>(List.of(32), false));

  static final Supported<Boolean> USE_QUANT_CONV =
      TABLE.supported("use_quant_conv", Scalars.flag(), true);
  static final Supported<Boolean> USE_POST_QUANT_CONV =
      TABLE.supported("use_post_quant_conv", Scalars.flag(), true);
  static final Supported<Boolean> MID_BLOCK_ADD_ATTENTION =
      TABLE.supported("mid_block_add_attention", Scalars.flag(), true);

  static {
    TABLE.supported(ConfigKeys.NORM_NUM_GROUPS.name(), COUNT, 32);
    TABLE.ignore("scaling_factor", "shift_factor", "latents_mean", "latents_std", "force_upcast");
  }

  private VaeKeys() {}
}
