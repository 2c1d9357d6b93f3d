package io.unetlab.training.run;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.measure.Judging;
import io.unetlab.training.measure.JudgingDecoder;
import io.unetlab.training.measure.MeasureCode;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TextSource;
import io.unetlab.training.text.FitCode;
import io.unetlab.training.text.Fitness;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Judges weights that were trained, in this process and on one thread. */
public final class TrainedJudging {

  static final String ONE_STEP =
      "weights that were finetuned for one step are sampled in one step, without guidance";

  private final Recipe recipe;
  private final TrainingData data;

  /**
   * @param data the recipe's, which the caller closes
   */
  public TrainedJudging(Recipe recipe, TrainingData data) {
    this.recipe = recipe;
    this.data = data;
  }

  /**
   * Adds everything that keeps a network with its weights from being judged.
   *
   * @param recipeFile where the recipe was read
   */
  public void check(NetworkSpec spec, Path weights, Path recipeFile, Problems problems) {
    if (isDecoder(spec)) {
      checkDecoder(spec, problems);
      return;
    }
    Fitness.check(spec, recipe, Optional.of(recipeFile), problems);
    boolean trainsText = recipe.text() instanceof TextSource.Words && readsText(spec);
    if (trainsText && TrainedWeights.files(weights).size() < 2) {
      problems.error(
          MeasureCode.NO_WORDS,
          new Source(weights.toString(), "").at(1, 1),
          spec.name(),
          "there is no text.safetensors beside it, and the recipe's words are trained",
          "name the directory that `train` wrote");
    }
  }

  private static boolean readsText(NetworkSpec spec) {
    return Networks.graph(spec).inputs().stream()
        .anyMatch(it -> it.name().equals(InputNames.STATES));
  }

  private void checkDecoder(NetworkSpec spec, Problems problems) {
    Graph graph = Networks.graph(spec);
    TensorShape read = graph.inputs().get(0).shape().with(0, 1);
    TensorShape written = graph.output().shape().with(0, 1);
    TensorShape latent = data.latents().shape();
    TensorShape picture = data.codec().pictureShape();
    if (!read.equals(latent) || !written.equals(picture)) {
      problems.error(
          FitCode.LATENT,
          spec.location(),
          "latent",
          String.format(
              Locale.ROOT,
              "the decoder makes %s of %s, and the recipe's pictures are %s, their latents %s",
              written,
              read,
              picture,
              latent),
          "");
    }
  }

  private static boolean isDecoder(NetworkSpec spec) {
    return NetworkKinds.DECODER.of(spec).isPresent();
  }

  /**
   * Takes every measure of the recipe that suits the network: a UNet or a decoder. Weights that
   * were finetuned for one step are sampled in one step, whatever the recipe's sampler.
   *
   * @param weights the directory of a training, or a {@code .safetensors}
   * @throws io.unetlab.spec.source.SpecException naming every weight that does not fit, and files
   *     of the recipe that cannot be used
   */
  public Judgement judge(NetworkSpec spec, Path weights) {
    PyTorch.setThreads(1);
    if (isDecoder(spec)) {
      return judgeDecoder(Networks.graph(spec), weights);
    }
    TrainedWeights trained = TrainedWeights.open(weights);
    try (Denoiser denoiser = Denoisers.trained(spec, recipe, data.latents(), trained)) {
      return trained.areOfOneStep()
          ? judgeInOneStep(denoiser)
          : Judging.judge(denoiser, recipe, data.latents(), data.codec());
    }
  }

  private Judgement judgeInOneStep(Denoiser denoiser) {
    return Judging.judge(denoiser, recipe.judgedInOneStep(), data.latents(), data.codec())
        .withNote(ONE_STEP);
  }

  private Judgement judgeDecoder(Graph graph, Path weights) {
    WeightStore matched = WeightMatch.match(graph, WeightStore.open(weights));
    try (TrainableNetwork decoder = TrainableNetwork.of(graph, matched, KernelMode.FUSED)) {
      return JudgingDecoder.judge(decoder, recipe, data);
    }
  }
}
