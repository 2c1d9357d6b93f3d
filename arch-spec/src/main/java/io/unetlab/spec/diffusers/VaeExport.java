package io.unetlab.spec.diffusers;

import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderMiddle;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a decoder or encoder as the config of a whole AutoencoderKL or AutoencoderTiny, whose
 * other half has the same widths and depths. What scales the latent is not part of a network: the
 * class's default remains.
 */
final class VaeExport {

  private final AutoencoderSpec spec;
  private final BodySpec body;
  private final List<Integer> widths;
  private final int latentChannels;
  private final ImageSpec image;

  private VaeExport(AutoencoderSpec spec) {
    this.spec = spec;
    body = spec.body();
    widths = body.levels().stream().map(AutoencoderLevel::channels).toList();
    if (spec instanceof DecoderSpec decoder) {
      latentChannels = decoder.latent().channels();
      image = decoder.image();
    } else {
      EncoderSpec encoder = (EncoderSpec) spec;
      latentChannels = encoder.latentChannels();
      image = encoder.image();
    }
  }

  static String write(AutoencoderSpec spec) {
    Problems problems = new Problems();
    new VaeExportChecks(spec, problems).check();
    problems.throwIfErrors();
    VaeExport export = new VaeExport(spec);
    return ConfigJson.write(spec.body().hasNorms() ? export.kl() : export.tiny());
  }

  private Map<String, Object> kl() {
    int levels = widths.size();
    int more = spec instanceof DecoderSpec ? 1 : 0;
    Map<String, Object> config = shared(VaeKeys.CLASS);
    config.put("block_out_channels", widths);
    config.put("down_block_types", Collections.nCopies(levels, "DownEncoderBlock2D"));
    config.put("up_block_types", Collections.nCopies(levels, "UpDecoderBlock2D"));
    config.put("layers_per_block", body.levels().get(0).resnets() - more);
    config.put("norm_num_groups", body.norm().groups());
    config.put("sample_size", size());
    config.put("use_quant_conv", spec.hasQuantConv());
    config.put("use_post_quant_conv", spec.hasQuantConv());
    config.put(
        "mid_block_add_attention", body.middle().filter(AutoencoderMiddle::attention).isPresent());
    return config;
  }

  private Map<String, Object> tiny() {
    List<Integer> depths =
        new ArrayList<>(body.levels().stream().map(AutoencoderLevel::resnets).toList());
    Map<String, Object> config = shared(TaesdKeys.CLASS);
    config.put("encoder_block_out_channels", widths);
    config.put("decoder_block_out_channels", widths);
    config.put("num_encoder_blocks", List.copyOf(depths));
    Collections.reverse(depths);
    config.put("num_decoder_blocks", depths);
    return config;
  }

  private Map<String, Object> shared(String className) {
    Activation activation = body.levels().get(0).resnet().activation();
    Map<String, Object> config = new TreeMap<>();
    config.put("_class_name", className);
    config.put("act_fn", ChoiceType.word(activation));
    config.put("in_channels", image.channels());
    config.put("out_channels", image.channels());
    config.put("latent_channels", latentChannels);
    return config;
  }

  private Object size() {
    return ExportLists.oneOrList(List.of(image.height(), image.width()));
  }
}
