package io.unetlab.training.measure;

import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a network as its recipe's evaluation asks for. All that is random is a function of the
 * recipe, the same for every network and seed.
 */
public final class Judging {

  private final Denoiser denoiser;
  private final Recipe recipe;
  private final Corpus corpus;
  private final Map<Measure, Score> scores = new EnumMap<>(Measure.class);
  private final List<String> notes = new ArrayList<>();
  private Optional<LossTable> losses = Optional.empty();

  private Judging(Denoiser denoiser, Recipe recipe, Corpus corpus) {
    this.denoiser = denoiser;
    this.recipe = recipe;
    this.corpus = corpus;
  }

  /**
   * Takes every measure that the recipe names.
   *
   * @param corpus the recipe's, as the network sees it
   */
  public static Judgement judge(Denoiser denoiser, Recipe recipe, Corpus corpus) {
    // A thread that has not started the engine records whatever has trained weights, for nothing.
    List<TrainableNetwork> trained = denoiser.trained();
    trained.forEach(it -> it.setTrained(false));
    try {
      return new Judging(denoiser, recipe, corpus).judge();
    } finally {
      trained.forEach(it -> it.setTrained(true));
    }
  }

  private Judgement judge() {
    List<Measure> measures = recipe.evaluation().measures();
    if (measures.contains(Measure.DENOISING_LOSS) || measures.contains(Measure.CAPTION_GAIN)) {
      measureLosses(measures.contains(Measure.CAPTION_GAIN));
    }
    return new Judgement(scores, losses, Map.of(), List.of(), corpus.shape(), notes);
  }

  private void measureLosses(boolean gain) {
    DenoisingLoss loss = new DenoisingLoss(denoiser, recipe, corpus);
    LossTable own = loss.withCaptions();
    losses = Optional.of(own);
    scores.put(Measure.DENOISING_LOSS, Score.ofExamples(own.heldOutMeans(), own.seenMeans()));
    if (!gain) {
      return;
    }
    LossTable empty = denoiser.readsText() ? loss.withoutCaptions() : own;
    LossTable gained = CaptionGain.of(empty, own);
    scores.put(Measure.CAPTION_GAIN, Score.ofExamples(gained.heldOutMeans(), gained.seenMeans()));
    if (!denoiser.readsText()) {
      notes.add("the network reads no captions: its caption gain is 0 by construction");
    }
  }
}
