package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.NetworkYaml;
import io.unetlab.spec.model.ResnetParser;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical YAML of a decoder or encoder. The residual blocks at the top are the most common
 * ones (on a tie the first); a level or the middle states only what differs. Defaults and settings
 * without effect are left out.
 */
final class AutoencoderWriter {

  private final AutoencoderSpec spec;
  private final BodySpec body;
  private final ResnetSpec common;
  private final Map<String, Object> document;

  private AutoencoderWriter(AutoencoderSpec spec) {
    this.spec = spec;
    body = spec.body();
    common = mostCommon(body);
    document = NetworkYaml.head(spec);
  }

  static String write(AutoencoderSpec spec) {
    AutoencoderWriter writer = new AutoencoderWriter(spec);
    writer.sizes();
    writer.body();
    return YamlText.document(writer.document);
  }

  private static ResnetSpec mostCommon(BodySpec body) {
    List<ResnetSpec> all = body.resnets().map(ResnetSpec::effective).toList();
    ResnetSpec most = all.get(0);
    for (ResnetSpec one : all) {
      if (votes(all, one) > votes(all, most)) {
        most = one;
      }
    }
    return most;
  }

  private static long votes(List<ResnetSpec> all, ResnetSpec one) {
    return all.stream().filter(one::equals).count();
  }

  private void sizes() {
    if (spec instanceof DecoderSpec decoder) {
      decoder(decoder);
    } else if (spec instanceof EncoderSpec encoder) {
      encoder(encoder);
    }
  }

  private void decoder(DecoderSpec decoder) {
    Map<String, Object> latent = new LinkedHashMap<>();
    put(latent, DecoderParser.LATENT_CHANNELS, number(decoder.latent().channels()));
    put(latent, SpecParser.LATENT_SIZE, size(decoder.latent()));
    batch(latent, decoder.latent());
    put(document, DecoderParser.LATENT, latent);
    Map<String, Object> image = imageChannels(decoder.imageChannels());
    if (!image.isEmpty()) {
      put(document, DecoderParser.IMAGE, image);
    }
    blocks(DecoderParser.POST_QUANT_CONV);
  }

  private void encoder(EncoderSpec encoder) {
    Map<String, Object> image = imageChannels(encoder.image().channels());
    put(image, EncoderParser.IMAGE_SIZE, size(encoder.image()));
    put(document, EncoderParser.IMAGE, image);
    Map<String, Object> latent = new LinkedHashMap<>();
    put(latent, EncoderParser.LATENT_CHANNELS, number(encoder.latentChannels()));
    batch(latent, encoder.image());
    put(document, EncoderParser.LATENT, latent);
    blocks(EncoderParser.QUANT_CONV);
  }

  private static Map<String, Object> imageChannels(int channels) {
    Map<String, Object> image = new LinkedHashMap<>();
    if (channels != AutoencoderParser.IMAGE_CHANNELS.leftOut().orElseThrow().value()) {
      put(image, AutoencoderParser.IMAGE_CHANNELS, number(channels));
    }
    return image;
  }

  private static Object size(ImageSpec image) {
    return NetworkYaml.size(image.height(), image.width());
  }

  private static void batch(Map<String, Object> map, ImageSpec image) {
    if (image.batch() > 1) {
      put(map, SpecParser.BATCH, number(image.batch()));
    }
  }

  private void blocks(Key<Boolean> quantConv) {
    if (body.blocks() != BlockFamily.RESNET) {
      put(document, AutoencoderParser.BLOCKS, ChoiceType.word(body.blocks()));
    }
    if (spec.hasQuantConv() != body.hasNorms()) {
      put(document, quantConv, Boolean.toString(spec.hasQuantConv()));
    }
  }

  private void body() {
    if (body.hasNorms()) {
      put(document, SpecParser.GROUPS, number(body.norm().groups()));
      double eps = body.norm().eps();
      if (eps != AutoencoderParser.NORM_EPS.leftOut().orElseThrow().value()) {
        put(document, AutoencoderParser.NORM_EPS, YamlText.number(eps));
      }
    }
    resnet(document, AutoencoderParser.plain(body.blocks()), common);
    if (body.resamplings() > 0 && body.resample() != ConvKind.REGULAR) {
      put(
          document,
          AutoencoderParser.RESAMPLE,
          Map.of(SpecParser.RESAMPLE_CONV.name(), ChoiceType.word(body.resample())));
    }
    put(document, AutoencoderParser.LEVELS, body.levels().stream().map(this::level).toList());
    put(document, AutoencoderParser.MIDDLE, body.middle().<Object>map(this::middle).orElse("none"));
  }

  private Map<String, Object> level(AutoencoderLevel level) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SpecParser.CHANNELS, number(level.channels()));
    put(map, AutoencoderParser.RESNETS, number(level.resnets()));
    resnet(map, common, level.resnet());
    return map;
  }

  private Map<String, Object> middle(AutoencoderMiddle middle) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, AutoencoderParser.MIDDLE_RESNETS, number(middle.resnets()));
    if (middle.attentions() > 0) {
      put(map, AutoencoderParser.ATTENTION, "true");
    }
    resnet(map, common, middle.resnet());
    return map;
  }

  private static void resnet(Map<String, Object> map, ResnetSpec from, ResnetSpec to) {
    Map<String, String> changes = ResnetText.changes(from, to.effective());
    if (!changes.isEmpty()) {
      put(map, ResnetParser.RESNET, changes);
    }
  }

  private static void put(Map<String, Object> map, Key<?> key, Object value) {
    map.put(key.name(), value);
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
