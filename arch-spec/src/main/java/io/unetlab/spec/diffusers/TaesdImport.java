package io.unetlab.spec.diffusers;

import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads one half of an AutoencoderTiny's config, for images of 512 x 512. The lists of a decoder
 * start at the lowest resolution.
 */
final class TaesdImport {

  private static final int GROUPS = 32;

  private final ConfigValues config;
  private final VaePart part;

  private TaesdImport(ConfigValues config, VaePart part) {
    this.config = config;
    this.part = part;
  }

  static AutoencoderSpec read(ConfigValues config, VaePart part, Problems problems) {
    TaesdImport reader = new TaesdImport(config, part);
    reader.check(TaesdKeys.DECODER_WIDTHS, TaesdKeys.DECODER_DEPTHS);
    reader.check(TaesdKeys.ENCODER_WIDTHS, TaesdKeys.ENCODER_DEPTHS);
    problems.throwIfErrors();
    return reader.spec();
  }

  private void check(Supported<List<Integer>> widths, Supported<List<Integer>> depths) {
    int levels = config.get(widths).size();
    if (config.get(depths).size() != levels) {
      String message = "expected " + levels + " items for `" + depths.name() + "`, found ";
      String hint = "`" + widths.name() + "` has " + levels;
      config.error(SpecCode.LIST_LENGTH, depths, message + config.get(depths).size(), hint);
    }
    if (config.get(widths).stream().distinct().count() > 1) {
      config.error(
          SpecCode.UNSUPPORTED_CONFIG,
          widths,
          "`" + widths.name() + "` has several widths, with which diffusers cannot run it",
          "supported: one width");
    }
  }

  private AutoencoderSpec spec() {
    int latent = config.get(TaesdKeys.LATENT_CHANNELS);
    if (part == VaePart.DECODER) {
      BodySpec body = body(TaesdKeys.DECODER_WIDTHS, TaesdKeys.DECODER_DEPTHS);
      int side = Math.max(1, TaesdKeys.SIDE >> body.resamplings());
      return new DecoderSpec(
          DecoderSpec.KIND,
          DecoderSpec.KIND,
          new ImageSpec(1, latent, side, side),
          config.get(TaesdKeys.OUT_CHANNELS),
          body,
          false,
          config.location());
    }
    return new EncoderSpec(
        EncoderSpec.KIND,
        EncoderSpec.KIND,
        new ImageSpec(1, config.get(TaesdKeys.IN_CHANNELS), TaesdKeys.SIDE, TaesdKeys.SIDE),
        latent,
        body(TaesdKeys.ENCODER_WIDTHS, TaesdKeys.ENCODER_DEPTHS),
        false,
        config.location());
  }

  private BodySpec body(Supported<List<Integer>> widths, Supported<List<Integer>> depths) {
    ResnetSpec resnet = new ResnetSpec(ConvKind.REGULAR, 3, config.get(TaesdKeys.ACT_FN));
    List<AutoencoderLevel> levels =
        new ArrayList<>(
            IntStream.range(0, config.get(widths).size())
                .mapToObj(
                    i ->
                        new AutoencoderLevel(
                            config.get(widths).get(i),
                            config.get(depths).get(i),
                            resnet,
                            config.at(widths, i)))
                .toList());
    if (part == VaePart.DECODER) {
      Collections.reverse(levels);
    }
    return new BodySpec(
        BlockFamily.TAESD,
        new NormSpec(GROUPS, VaeImport.EPS),
        ConvKind.REGULAR,
        levels,
        Optional.empty());
  }
}
