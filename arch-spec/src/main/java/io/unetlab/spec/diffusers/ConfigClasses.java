package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/**
 * The classes of diffusers whose configs are read. Another class is one of two mistakes, and gets
 * one of two answers: a UNet that is not supported, with the reason; or another file.
 */
final class ConfigClasses {

  private static final String KEY = "_class_name";
  private static final String SUPPORTED =
      "supported: UNet2DConditionModel, UNet2DModel, DreamLiteUNetModel, AutoencoderKL,"
          + " AutoencoderTiny";

  private static final Map<String, KeyTable> TABLES =
      Map.of(
          "UNet2DConditionModel",
          ConfigKeys.TABLE,
          "FlaxUNet2DConditionModel",
          ConfigKeys.TABLE,
          "UNet2DModel",
          PlainKeys.TABLE,
          "DreamLiteUNetModel",
          DreamLiteKeys.TABLE,
          VaeKeys.CLASS,
          VaeKeys.TABLE,
          TaesdKeys.CLASS,
          TaesdKeys.TABLE);

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("UNet1DModel", "convolves sequences, not images"),
          Map.entry("UNet3DConditionModel", "has convolutions and attention over time"),
          Map.entry("UNetMotionModel", "has attention over time"),
          Map.entry("UNetSpatioTemporalConditionModel", "has blocks over time"),
          Map.entry("I2VGenXLUNet", "has convolutions and attention over time"),
          Map.entry("MultiViewUNetModel", "attends to several views at once"),
          Map.entry("MultiViewUNet", "attends to several views at once"),
          Map.entry("InteractDiffusionUNet2DConditionModel", "has gated attention"),
          Map.entry("AudioLDM2UNet2DConditionModel", "attends to two texts"),
          Map.entry("UVit2DModel", "is a transformer with skips"),
          Map.entry("ControlNetModel", "has a way down only, with an output at each skip"),
          Map.entry("ControlNetXSAdapter", "exchanges its images with another network"),
          Map.entry("UNetControlNetXSModel", "exchanges its images with another network"),
          Map.entry("StableCascadeUNet", "has blocks of its own"),
          Map.entry("Kandinsky3UNet", "has blocks of its own"),
          Map.entry("AsymmetricAutoencoderKL", "reads a mask and the masked image"),
          Map.entry("AutoencoderKLTemporalDecoder", "has convolutions over time"),
          Map.entry("ConsistencyDecoderVAE", "decodes by a diffusion of its own"),
          Map.entry("VQModel", "has a codebook"),
          Map.entry("AutoencoderDC", "has blocks of its own"));

  private ConfigClasses() {}

  /** The keys of the config's class; empty if it is not supported; the problem is then reported. */
  static Optional<KeyTable> keys(MapNode config, Problems problems) {
    Optional<YamlNode> found = config.get(KEY);
    if (found.isEmpty()) {
      return ClipConfig.isTransformers(config)
          ? ClipConfig.keys(config, problems)
          : Optional.of(ConfigKeys.TABLE);
    }
    KeyTable table = TABLES.get(text(found.get()));
    if (table == null) {
      refuse(found.get(), problems);
    }
    return Optional.ofNullable(table);
  }

  private static void refuse(YamlNode found, Problems problems) {
    String name = text(found);
    if (REASONS.containsKey(name) || isNear(name)) {
      String why = REASONS.containsKey(name) ? ": it " + REASONS.get(name) : "";
      String message = "a `" + name + "` is not supported" + why;
      problems.error(SpecCode.UNSUPPORTED_CONFIG, found.location(), KEY, message, SUPPORTED);
      return;
    }
    problems.error(
        SpecCode.WRONG_KIND,
        found.location(),
        KEY,
        "expected a UNet's or an autoencoder's class for `_class_name`, found " + found.describe(),
        name.endsWith("Pipeline")
            ? "this is a pipeline's model_index.json; its UNet is in unet/config.json, its"
                + " autoencoder in vae/config.json"
            : SUPPORTED + "; in a pipeline's folder it is unet/config.json or vae/config.json");
  }

  // Of the kinds of networks that are read.
  private static boolean isNear(String name) {
    return name.contains("UNet") || name.contains("ControlNet") || name.startsWith("Autoencoder");
  }

  /** The class that has these keys, and whose it is. */
  static String name(KeyTable keys) {
    if (keys == ClipKeys.TABLE || keys == ClipKeys.PROJECTED) {
      return "transformers' " + (keys == ClipKeys.TABLE ? ClipConfig.PLAIN : ClipConfig.PROJECTED);
    }
    if (keys == VaeKeys.TABLE || keys == TaesdKeys.TABLE) {
      return "diffusers' " + (keys == VaeKeys.TABLE ? VaeKeys.CLASS : TaesdKeys.CLASS);
    }
    if (keys == DreamLiteKeys.TABLE) {
      return "diffusers' DreamLiteUNetModel";
    }
    return "diffusers' " + (keys == PlainKeys.TABLE ? "UNet2DModel" : "UNet2DConditionModel");
  }

  private static String text(YamlNode node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
