package io.unetlab.cli.command;

import io.unetlab.builders.generate.Picture;
import io.unetlab.builders.sampler.Samplers;
import io.unetlab.cli.option.CheckpointOption;
import io.unetlab.cli.option.PipelineOption;
import io.unetlab.cli.option.WeightsPlace;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.recipe.Target;
import io.unetlab.training.run.TrainedJudging;
import io.unetlab.training.run.TrainedSampling;
import io.unetlab.training.run.TrainedWeights;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A picture of a UNet that {@code train} wrote. Its recipe takes the place of a pipeline: it states
 * what reads the prompt, what the latent is, and how the UNet is sampled.
 */
record TrainedPicture(BufferedImage image, String summary) {

  static TrainedPicture of(
      Path recipeFile, PipelineOption network, CheckpointOption weights, String prompt, long seed) {
    TrainedSampling.Wish wish = network.samplingWish();
    Path place = weights.trained();
    Recipe recipe = RecipeLoader.load(recipeFile);
    NetworkSpec spec = network.network();
    WeightsPlace.check("--weights", place);
    try (TrainingData data = Corpora.open(recipe)) {
      Problems problems = new Problems();
      new TrainedJudging(recipe, data).check(spec, place, recipeFile, problems);
      problems.throwIfErrors();
      TrainedWeights trained = TrainedWeights.open(place);
      TrainedSampling sampling = TrainedSampling.of(recipe, trained, wish);
      checkSteps(sampling, recipe);
      BufferedImage image = Picture.of(sampling.picture(spec, recipe, data, trained, prompt, seed));
      return new TrainedPicture(image, summary(spec, sampling, image, seed));
    }
  }

  private static void checkSteps(TrainedSampling sampling, Recipe recipe) {
    if (recipe.diffusion().target() == Target.FLOW) {
      return;
    }
    int most = Samplers.mostSteps(sampling.sampler(), recipe.diffusion().noise());
    if (sampling.steps() > most) {
      throw new UserException(
          "--steps: "
              + ChoiceType.word(sampling.sampler().kind())
              + " can take "
              + most
              + " steps here, not "
              + sampling.steps());
    }
  }

  private static String summary(
      NetworkSpec spec, TrainedSampling sampling, BufferedImage image, long seed) {
    return String.format(
        Locale.ROOT,
        "%s, image %d x %d, %d step%s, %s, %s, seed %d",
        spec.name(),
        image.getHeight(),
        image.getWidth(),
        sampling.steps(),
        sampling.steps() == 1 ? "" : "s",
        ChoiceType.word(sampling.sampler().kind()),
        sampling.guidance() == 1 ? "no guidance" : "guidance " + sampling.guidance(),
        seed);
  }
}
