package io.unetlab.training.run;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.CaptionEncoder;
import io.unetlab.training.text.CaptionEncoders;
import java.util.Optional;

/** Makes the networks that are trained, and those that were. */
public final class Denoisers {

  private Denoisers() {}

  /**
   * A network before its first step. Two of one seed have the same weights in every layer that they
   * share.
   *
   * @param corpus as the network sees it
   * @param from weights to start from, where they fit by name; the rest is new
   */
  public static Denoiser untrained(
      NetworkSpec spec, Recipe recipe, Corpus corpus, long seed, Optional<TrainedWeights> from) {
    Graph graph = Networks.graph(spec);
    WeightStore weights =
        from.map(it -> Transfer.from(it.unet(), graph, seed).weights())
            .orElseGet(() -> Initializers.seeded(graph, seed));
    CaptionEncoder text =
        from.filter(TrainedWeights::haveText)
            .map(it -> CaptionEncoders.of(recipe, it.text()))
            .orElseGet(() -> CaptionEncoders.of(recipe, corpus, seed));
    return denoiser(graph, weights, text);
  }

  /**
   * A trained network.
   *
   * @param corpus as the network sees it
   * @throws io.unetlab.spec.source.SpecException naming every weight that does not fit
   */
  public static Denoiser trained(
      NetworkSpec spec, Recipe recipe, Corpus corpus, TrainedWeights weights) {
    Graph graph = Networks.graph(spec);
    WeightStore matched = WeightMatch.match(graph, weights.unet());
    CaptionEncoder text =
        weights.haveText()
            ? CaptionEncoders.of(recipe, weights.text())
            : CaptionEncoders.of(recipe, corpus, 0);
    return denoiser(graph, matched, text);
  }

  private static Denoiser denoiser(Graph graph, WeightStore weights, CaptionEncoder text) {
    try {
      return new Denoiser(TrainableNetwork.of(graph, weights, KernelMode.FUSED), text);
    } catch (RuntimeException | Error e) {
      text.close();
      throw e;
    }
  }
}
