package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.TimeSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Optional;

/**
 * The time embedding and the embedding of class labels.
 *
 * <p>Without {@code class_embed_type}, {@code num_class_embeds} makes a learned embedding; with it,
 * diffusers ignores that number.
 */
final class ConfigEmbeddings {

  private ConfigEmbeddings() {}

  static TimeSpec time(ConfigValues config, Optional<Integer> condProjDim) {
    return new TimeSpec(
        condProjDim, config.get(ConfigKeys.FLIP_SIN_TO_COS), config.get(ConfigKeys.FREQ_SHIFT));
  }

  /** Of UNet2DConditionModel; empty if it has none, or if it is invalid and has been reported. */
  static Optional<ClassEmbedding> classes(ConfigValues config) {
    Supported<Optional<ClassEmbedding.Type>> key = ConfigKeys.CLASS_EMBED_TYPE;
    boolean projects = config.get(key).filter(ClassEmbedding.Type::isProjection).isPresent();
    Optional<Integer> width = config.get(ConfigKeys.PROJECTION_INPUT_DIM);
    boolean concat = config.get(ConfigKeys.CLASS_CONCAT).orElse(false);
    if (projects && width.isEmpty()) {
      String name = ConfigKeys.PROJECTION_INPUT_DIM.name();
      String message = "`" + name + "` is missing, which a projection of the class labels needs";
      config.error(SpecCode.MISSING_KEY, key, message, "");
      return Optional.empty();
    }
    Optional<ClassEmbedding> classes =
        classes(config, key, projects ? width : Optional.empty(), concat);
    if (concat && classes.isEmpty()) {
      refuseConcat(config, "there is no class embedding to concatenate");
    } else if (concat && config.get(ConfigKeys.ADDITION_EMBED_TYPE).isPresent()) {
      String type = ConfigExtra.word(config.get(ConfigKeys.ADDITION_EMBED_TYPE).get());
      refuseConcat(config, "`" + type + "` does not fit an embedding of twice the width");
    }
    return classes;
  }

  static Optional<ClassEmbedding> classes(
      ConfigValues config,
      Supported<Optional<ClassEmbedding.Type>> key,
      Optional<Integer> width,
      boolean concat) {
    Optional<Integer> count = config.get(ConfigKeys.NUM_CLASS_EMBEDS);
    return config
        .get(key)
        .map(type -> new ClassEmbedding(type, Optional.empty(), width, concat))
        .or(
            () ->
                count.map(
                    classes ->
                        new ClassEmbedding(
                            ClassEmbedding.Type.LEARNED,
                            Optional.of(classes),
                            Optional.empty(),
                            concat)));
  }

  private static void refuseConcat(ConfigValues config, String reason) {
    config.error(SpecCode.UNSUPPORTED_CONFIG, ConfigKeys.CLASS_CONCAT, reason, "");
  }
}
