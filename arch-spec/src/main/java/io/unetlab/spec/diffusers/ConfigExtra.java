package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.model.TimeIdsSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Optional;

/**
 * The second embedding: Stable Diffusion XL's, or DreamLite's.
 *
 * <p>A config gives only the total width: in Stable Diffusion XL that of the pooled text and the
 * sinusoids of the size numbers. 6 numbers are assumed there; or 5, as in its refiner, if that
 * leaves exactly the text's width, because the refiner has one text encoder, whose pooled vector is
 * as wide as its tokens. No weight depends on the choice. DreamLite's has no text, so that the
 * number of sizes follows.
 */
final class ConfigExtra {

  private static final int IDS = 6;
  private static final int REFINER_IDS = 5;

  private ConfigExtra() {}

  /** Empty if the config has none, or if it is invalid; the problem has then been reported. */
  static Optional<ExtraSpec> read(ConfigValues config) {
    Optional<AddedEmbedding> type = config.get(ConfigKeys.ADDITION_EMBED_TYPE);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> idWidth = needed(config, type.get(), ConfigKeys.ADDITION_TIME_EMBED_DIM);
    Optional<Integer> width = needed(config, type.get(), ConfigKeys.PROJECTION_INPUT_DIM);
    if (idWidth.isEmpty() || width.isEmpty()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case TEXT_TIME -> textTime(config, idWidth.get(), width.get());
      case TIME -> time(config, idWidth.get(), width.get());
    };
  }

  private static Optional<ExtraSpec> textTime(ConfigValues config, int idWidth, int width) {
    int textWidth = config.get(ConfigKeys.CROSS_ATTENTION_DIM).items().get(0);
    int ids = width - REFINER_IDS * idWidth == textWidth ? REFINER_IDS : IDS;
    int pooled = width - ids * idWidth;
    if (pooled < 1) {
      config.error(
          SpecCode.OUT_OF_RANGE,
          ConfigKeys.PROJECTION_INPUT_DIM,
          "expected more than " + ids + " x `addition_time_embed_dim`, found " + width,
          "it is the pooled text's width plus that of " + ids + " embedded numbers");
      return Optional.empty();
    }
    return Optional.of(new TextTimeSpec(pooled, ids, idWidth));
  }

  private static Optional<ExtraSpec> time(ConfigValues config, int idWidth, int width) {
    if (width % idWidth != 0) {
      config.error(
          SpecCode.OUT_OF_RANGE,
          ConfigKeys.PROJECTION_INPUT_DIM,
          "expected a multiple of `addition_time_embed_dim`, " + idWidth + ", found " + width,
          "it is the width of all embedded numbers together");
      return Optional.empty();
    }
    return Optional.of(new TimeIdsSpec(width / idWidth, idWidth));
  }

  private static Optional<Integer> needed(
      ConfigValues config, AddedEmbedding type, Supported<Optional<Integer>> key) {
    if (config.get(key).isEmpty()) {
      String message = "`" + key.name() + "` is missing, which `" + word(type) + "` needs";
      config.error(SpecCode.MISSING_KEY, ConfigKeys.ADDITION_EMBED_TYPE, message, "");
    }
    return config.get(key);
  }

  /** The word for the network's embedding. */
  static String word(ExtraSpec extra) {
    return word(extra instanceof TimeIdsSpec ? AddedEmbedding.TIME : AddedEmbedding.TEXT_TIME);
  }

  /** The type as a config writes it. */
  static String word(AddedEmbedding type) {
    return ChoiceType.word(type);
  }
}
