package io.unetlab.spec.diffusers;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@code scheduler_config.json} says.
 *
 * @param className the class of diffusers, such as {@code PNDMScheduler}
 * @param noise that the network was trained with
 * @param prediction what its output means
 * @param sampler the sampler that the class is, if that is one of ours
 * @param predictionLocation where the prediction is stated, or the config starts
 */
public record DiffusersScheduler(
    String className,
    NoiseSchedule noise,
    Prediction prediction,
    Optional<SamplerSpec> sampler,
    SourceLocation predictionLocation) {

  public DiffusersScheduler {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(noise, "noise");
    Objects.requireNonNull(prediction, "prediction");
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(predictionLocation, "predictionLocation");
  }
}
