package io.unetlab.builders.generate;

import io.unetlab.builders.json.JsonFile;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the checkpoint stores latents: {@code scaling_factor} and {@code shift_factor} of the config
 * next to the decoder's weights.
 */
record LatentFile(LatentScale scale, List<String> notes) {

  private static final String FACTOR = "scaling_factor";
  private static final String SHIFT = "shift_factor";

  LatentFile {
    notes = List.copyOf(notes);
  }

  /** The scale; Stable Diffusion's if nothing says another, or a problem was added. */
  static LatentFile read(CheckpointFiles files, PipelineSpec pipeline, Problems problems) {
    boolean scales =
        pipeline.decoder().filter(it -> it.body().blocks() == BlockFamily.RESNET).isPresent();
    if (!scales) {
      return new LatentFile(LatentScale.NONE, List.of());
    }
    Optional<JsonFile> config =
        files
            .config(PartWord.DECODER.word())
            .flatMap(it -> JsonFile.read(it, PictureCode.SYNTAX, problems));
    if (config.isEmpty() || config.get().root().path(FACTOR).isMissingNode()) {
      String note =
          "no config next to the decoder's weights has a scaling_factor; "
              + LatentScale.STABLE_DIFFUSION.factor()
              + " is assumed";
      return new LatentFile(LatentScale.STABLE_DIFFUSION, List.of(note));
    }
    Optional<Double> factor = number(config.get(), FACTOR, problems).filter(it -> it != 0);
    JsonNode shift = config.get().root().path(SHIFT);
    Optional<Double> shifted =
        shift.isMissingNode() || shift.isNull()
            ? Optional.of(0.0)
            : number(config.get(), SHIFT, problems);
    return factor.isPresent() && shifted.isPresent()
        ? new LatentFile(new LatentScale(factor.get(), shifted.get()), List.of())
        : new LatentFile(LatentScale.STABLE_DIFFUSION, List.of());
  }

  private static Optional<Double> number(JsonFile config, String key, Problems problems) {
    JsonNode value = config.root().path(key);
    boolean usable = value.isNumber() && Double.isFinite(value.doubleValue());
    if (!usable || (key.equals(FACTOR) && value.doubleValue() == 0)) {
      String message = "expected a number other than 0 for `" + key + "`, found " + value;
      problems.error(PictureCode.SYNTAX, config.location(), key, message);
      return Optional.empty();
    }
    return Optional.of(value.doubleValue());
  }
}
