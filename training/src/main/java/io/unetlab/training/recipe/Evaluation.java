package io.unetlab.training.recipe;

import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a trained network is judged.
 *
 * @param images pictures for the losses, and pictures to sample, of seen and of held-out captions
 *     each
 * @param levels noise levels of the losses, evenly spaced over the timesteps
 * @param sampler not read for flow, which takes Euler steps
 * @param guidance scale of classifier-free guidance; 1 for none
 * @param features from pictures to features; empty for the made set's classifier
 * @param clipScore from pictures and texts to their embeddings
 * @param lpips ONNX file from two pictures to their distance
 */
public record Evaluation(
    List<Measure> measures,
    int images,
    int levels,
    SamplerSpec sampler,
    int steps,
    double guidance,
    Optional<PictureModel> features,
    Optional<ClipModel> clipScore,
    Optional<Path> lpips) {

  /**
   * Raise it when the same weights and recipe would be judged differently: when a measure, the
   * classifier of the made set or its training changes.
   */
  public static final int VERSION = 2;

  public Evaluation {
    measures = List.copyOf(measures);
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(clipScore, "clipScore");
    Objects.requireNonNull(lpips, "lpips");
  }

  /** The same of pictures of one step without guidance, as UFOGen makes them. */
  Evaluation ofOneStep() {
    SamplerSpec ufogen =
        new SamplerSpec(
            SamplerKind.UFOGEN, SamplerKind.UFOGEN.spacing(), sampler.prediction(), false, 0);
    return new Evaluation(measures, images, levels, ufogen, 1, 1, features, clipScore, lpips);
  }

  /** The same with another sampler. */
  Evaluation withSampler(SamplerSpec other) {
    return new Evaluation(
        measures, images, levels, other, steps, guidance, features, clipScore, lpips);
  }
}
