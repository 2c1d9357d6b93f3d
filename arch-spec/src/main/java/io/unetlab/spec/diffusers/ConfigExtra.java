package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Optional;

/**
 * Stable Diffusion XL's second embedding.
 *
 * <p>A config gives only the total width of the pooled text and the sinusoids of the size numbers.
 * 6 numbers are assumed, as in Stable Diffusion XL; or 5, as in its refiner, if that leaves exactly
 * the text's width, because the refiner has one text encoder, whose pooled vector is as wide as its
 * tokens. No weight depends on the choice.
 */
final class ConfigExtra {

  private static final int IDS = 6;
  private static final int REFINER_IDS = 5;

  private ConfigExtra() {}

  /** Empty if the config has none, or if it is invalid; the problem has then been reported. */
  static Optional<ExtraSpec> read(ConfigValues config) {
    if (config.get(ConfigKeys.ADDITION_EMBED_TYPE).isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> idWidth = needed(config, ConfigKeys.ADDITION_TIME_EMBED_DIM);
    Optional<Integer> width = needed(config, ConfigKeys.PROJECTION_INPUT_DIM);
    if (idWidth.isEmpty() || width.isEmpty()) {
      return Optional.empty();
    }
    int textWidth = config.get(ConfigKeys.CROSS_ATTENTION_DIM).items().get(0);
    int ids = width.get() - REFINER_IDS * idWidth.get() == textWidth ? REFINER_IDS : IDS;
    int pooled = width.get() - ids * idWidth.get();
    if (pooled < 1) {
      config.error(
          SpecCode.OUT_OF_RANGE,
          ConfigKeys.PROJECTION_INPUT_DIM,
          "expected more than " + ids + " x `addition_time_embed_dim`, found " + width.get(),
          "it is the pooled text's width plus that of " + ids + " embedded numbers");
      return Optional.empty();
    }
    return Optional.of(new TextTimeSpec(pooled, ids, idWidth.get()));
  }

  private static Optional<Integer> needed(ConfigValues config, Supported<Optional<Integer>> key) {
    if (config.get(key).isEmpty()) {
      String message = "`" + key.name() + "` is missing, which text_time needs";
      config.error(SpecCode.MISSING_KEY, ConfigKeys.ADDITION_EMBED_TYPE, message, "");
    }
    return config.get(key);
  }
}
