package io.unetlab.spec.diffusers;

import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderMiddle;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads one half of an AutoencoderKL's config. */
final class VaeImport {

  /** Of every norm; no key states it. */
  static final double EPS = 1e-6;

  private final ConfigValues config;
  private final VaePart part;
  private final List<Integer> widths;

  private VaeImport(ConfigValues config, VaePart part) {
    this.config = config;
    this.part = part;
    this.widths = config.get(VaeKeys.BLOCK_OUT_CHANNELS);
  }

  static AutoencoderSpec read(ConfigValues config, VaePart part, Problems problems) {
    VaeImport reader = new VaeImport(config, part);
    reader.check();
    problems.throwIfErrors();
    return reader.spec();
  }

  private void check() {
    ConfigChecks shared = new ConfigChecks(config, VaeKeys.BLOCK_OUT_CHANNELS);
    shared.length(VaeKeys.DOWN_BLOCK_TYPES, config.get(VaeKeys.DOWN_BLOCK_TYPES));
    shared.length(VaeKeys.UP_BLOCK_TYPES, config.get(VaeKeys.UP_BLOCK_TYPES));
    shared.groups();
    int factor = 1 << (widths.size() - 1);
    List<Integer> size = config.get(VaeKeys.SAMPLE_SIZE).items();
    if (size.stream().anyMatch(side -> side % factor != 0)) {
      String message = "with " + widths.size() + " levels the image has sides that " + factor;
      config.error(
          SpecCode.UNSUPPORTED_CONFIG,
          VaeKeys.SAMPLE_SIZE,
          message + " divides, found " + size,
          "");
    }
  }

  private AutoencoderSpec spec() {
    int latent = config.get(VaeKeys.LATENT_CHANNELS);
    int factor = part == VaePart.DECODER ? 1 << (widths.size() - 1) : 1;
    List<Integer> size = config.get(VaeKeys.SAMPLE_SIZE).spread(2);
    int height = size.get(0) / factor;
    int width = size.get(1) / factor;
    return switch (part) {
      case DECODER ->
          new DecoderSpec(
              DecoderSpec.KIND,
              DecoderSpec.KIND,
              new ImageSpec(1, latent, height, width),
              config.get(VaeKeys.OUT_CHANNELS),
              body(),
              config.get(VaeKeys.USE_POST_QUANT_CONV),
              config.location());
      case ENCODER ->
          new EncoderSpec(
              EncoderSpec.KIND,
              EncoderSpec.KIND,
              new ImageSpec(1, config.get(VaeKeys.IN_CHANNELS), height, width),
              latent,
              body(),
              config.get(VaeKeys.USE_QUANT_CONV),
              config.location());
    };
  }

  private BodySpec body() {
    ResnetSpec resnet = new ResnetSpec(ConvKind.REGULAR, 3, config.get(VaeKeys.ACT_FN));
    int more = part == VaePart.DECODER ? 1 : 0;
    int resnets = config.get(VaeKeys.LAYERS_PER_BLOCK) + more;
    List<AutoencoderLevel> levels =
        IntStream.range(0, widths.size())
            .mapToObj(
                i ->
                    new AutoencoderLevel(
                        widths.get(i), resnets, resnet, config.at(VaeKeys.BLOCK_OUT_CHANNELS, i)))
            .toList();
    boolean attention = config.get(VaeKeys.MID_BLOCK_ADD_ATTENTION);
    return new BodySpec(
        BlockFamily.RESNET,
        new NormSpec(config.get(ConfigKeys.NORM_NUM_GROUPS), EPS),
        ConvKind.REGULAR,
        levels,
        Optional.of(new AutoencoderMiddle(2, attention, resnet, config.location())));
  }
}
