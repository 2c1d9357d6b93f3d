package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of transformers' classes a config is of. CLIP's text encoder is read, alone or as the part
 * of a whole CLIP, whose config has it under {@code text_config}.
 */
final class ClipConfig {

  static final String ARCHITECTURES = "architectures";
  static final String PLAIN = "CLIPTextModel";
  static final String PROJECTED = "CLIPTextModelWithProjection";
  static final String WHOLE = "CLIPModel";

  static final String TYPE = "model_type";
  private static final String PROJECTION = "projection_dim";
  private static final String SUPPORTED = "supported: " + PLAIN + ", " + PROJECTED + ", " + WHOLE;

  private static final Map<String, String> REASONS =
      Map.of(
          "T5EncoderModel", "its positions are relative, and its norms are other ones",
          "UMT5EncoderModel", "its positions are relative, and its norms are other ones",
          "CLIPVisionModelWithProjection", "it reads images",
          "CLIPVisionModel", "it reads images",
          "BertModel", "it attends to a padding mask, and its norms are in other places",
          "XLMRobertaModel", "it attends to a padding mask, and its norms are in other places",
          "LlamaForCausalLM", "its positions are rotations, and its feed-forward is gated");

  private ClipConfig() {}

  /** Whether a config of no class of diffusers is one of transformers'. */
  static boolean isTransformers(MapNode config) {
    return !name(config).isEmpty() && config.get("block_out_channels").isEmpty();
  }

  /** The class that the config names, or what stands for it; empty without one. */
  private static String name(MapNode config) {
    return config
        .get(ARCHITECTURES)
        .filter(ListNode.class::isInstance)
        .flatMap(list -> ((ListNode) list).items().stream().findFirst())
        .map(ClipConfig::text)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> byType(config));
  }

  private static String byType(MapNode config) {
    String type = config.get(TYPE).map(ClipConfig::text).orElse("");
    return switch (type) {
      case "clip_text_model" -> PLAIN;
      case "clip" -> WHOLE;
      default -> type;
    };
  }

  /** The table of its keys; empty for a class that is not supported, which is reported. */
  static Optional<KeyTable> keys(MapNode config, Problems problems) {
    String name = name(config);
    if (List.of(PLAIN, PROJECTED, WHOLE).contains(name)) {
      return Optional.of(name.equals(PLAIN) ? ClipKeys.TABLE : ClipKeys.PROJECTED);
    }
    YamlNode at = config.get(ARCHITECTURES).or(() -> config.get(TYPE)).orElse(config);
    String why = REASONS.containsKey(name) ? ": " + REASONS.get(name) : "";
    problems.error(
        SpecCode.UNSUPPORTED_CONFIG,
        at.location(),
        config.get(ARCHITECTURES).isPresent() ? ARCHITECTURES : TYPE,
        "a `" + name + "` is not supported" + why,
        SUPPORTED);
    return Optional.empty();
  }

  /**
   * The config of the text encoder. A whole CLIP's has its keys under {@code text_config}, or, in
   * older files, under {@code text_config_dict}, which takes precedence in transformers too; the
   * width of the projection is the whole's.
   */
  static MapNode textConfig(MapNode config) {
    if (!isTransformers(config) || !name(config).equals(WHOLE)) {
      return config;
    }
    MapNode text =
        config
            .get("text_config_dict")
            .filter(MapNode.class::isInstance)
            .or(() -> config.get("text_config"))
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
            .orElse(new MapNode(config.location(), List.of()));
    return config
        .entry(PROJECTION)
        .map(entry -> text.with(entry.key(), entry.value()))
        .orElse(text.without(PROJECTION));
  }

  private static String text(YamlNode node) {
    return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "";
  }
}
