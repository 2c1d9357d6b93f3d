package io.unetlab.training.run;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.training.data.LatentCodec;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Sampling;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.Recipe;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How trained weights are sampled: as the recipe's evaluation states, or in one step without
 * guidance if they were finetuned for that; what is asked for takes precedence.
 *
 * @param guidance 1 for none
 */
public record TrainedSampling(SamplerSpec sampler, int steps, double guidance) {

  /**
   * What is asked for.
   *
   * @param sampler spaced as usual for it
   */
  public record Wish(Optional<SamplerKind> sampler, OptionalInt steps, OptionalDouble guidance) {

    public Wish {
      Objects.requireNonNull(sampler, "sampler");
      Objects.requireNonNull(steps, "steps");
      Objects.requireNonNull(guidance, "guidance");
    }
  }

  public TrainedSampling {
    Objects.requireNonNull(sampler, "sampler");
  }

  /** The sampling of some weights. */
  public static TrainedSampling of(Recipe recipe, TrainedWeights weights, Wish wish) {
    Evaluation usual =
        weights.areOfOneStep() ? recipe.judgedInOneStep().evaluation() : recipe.evaluation();
    return new TrainedSampling(
        wish.sampler().map(it -> sampler(it, usual.sampler())).orElse(usual.sampler()),
        wish.steps().orElse(usual.steps()),
        wish.guidance().orElse(usual.guidance()));
  }

  private static SamplerSpec sampler(SamplerKind kind, SamplerSpec usual) {
    return kind == usual.kind()
        ? usual
        : new SamplerSpec(kind, kind.spacing(), usual.prediction(), false, 0);
  }

  /**
   * Makes a picture.
   *
   * @param data the recipe's
   * @return 1 x 3 x H x W, from -1 to 1, not cut off
   * @throws io.unetlab.spec.source.SpecException naming every weight that does not fit
   */
  public Tensor picture(
      NetworkSpec spec,
      Recipe recipe,
      TrainingData data,
      TrainedWeights weights,
      String caption,
      long seed) {
    PyTorch.setThreads(1);
    LatentCodec codec = data.codec();
    try (Denoiser denoiser = Denoisers.trained(spec, recipe, data.latents(), weights)) {
      denoiser.freeze();
      Sampling sampling = new Sampling(denoiser, recipe.diffusion(), sampler, steps, guidance);
      double[] latent =
          sampling
              .sample(List.of(caption), List.of(new SeededNoise(seed)), codec.latentShape())
              .get(0);
      float[] narrow = new float[latent.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) latent[i];
      }
      return Tensor.of("image", codec.pictureShape(), codec.decode(narrow));
    }
  }
}
