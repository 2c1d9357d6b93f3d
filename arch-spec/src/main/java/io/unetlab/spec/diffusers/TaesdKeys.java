package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.List;

/** Every key of diffusers' AutoencoderTiny, with its defaults there, which are TAESD's. */
final class TaesdKeys {

  static final KeyTable TABLE = new KeyTable();

  static final String CLASS = "AutoencoderTiny";

  /** The side of the image, which a config does not state. */
  static final int SIDE = 512;

  private static final ValueType<Integer> COUNT = Scalars.count();
  private static final ValueType<List<Integer>> WIDTHS =
      new ListType<>(COUNT, 1, VaeKeys.MOST_LEVELS);
  private static final ValueType<List<Integer>> DEPTHS =
      new ListType<>(Scalars.whole(1, 100), 1, VaeKeys.MOST_LEVELS);

  static final Supported<Integer> IN_CHANNELS = TABLE.supported("in_channels", COUNT, 3);
  static final Supported<Integer> OUT_CHANNELS = TABLE.supported("out_channels", COUNT, 3);
  static final Supported<List<Integer>> ENCODER_WIDTHS =
      TABLE.supported("encoder_block_out_channels", WIDTHS, List.of(64, 64, 64, 64));
  static final Supported<List<Integer>> DECODER_WIDTHS =
      TABLE.supported("decoder_block_out_channels", WIDTHS, List.of(64, 64, 64, 64));
  static final Supported<Activation> ACT_FN =
      TABLE.supported("act_fn", KeyTable.name(VaeKeys.ACTIVATIONS), Activation.RELU);
  static final Supported<Integer> LATENT_CHANNELS = TABLE.supported("latent_channels", COUNT, 4);
  static final Supported<List<Integer>> ENCODER_DEPTHS =
      TABLE.supported("num_encoder_blocks", DEPTHS, List.of(1, 3, 3, 3));
  static final Supported<List<Integer>> DECODER_DEPTHS =
      TABLE.supported("num_decoder_blocks", DEPTHS, List.of(3, 3, 3, 1));

  static {
    TABLE.add(
        Fixed.word("upsample_fn", "enlarges by another rule", "nearest"),
        Fixed.number("upsampling_scaling_factor", "enlarges by another factor", "2"));
    TABLE.ignore(
        "latent_magnitude",
        "latent_shift",
        "scaling_factor",
        "shift_factor",
        "force_upcast",
        "block_out_channels");
  }

  private TaesdKeys() {}
}
