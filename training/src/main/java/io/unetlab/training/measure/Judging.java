package io.unetlab.training.measure;

import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.LatentCodec;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Measures a network as its recipe's evaluation asks for. All that is random is a function of the
 * recipe, the same for every network and seed.
 */
public final class Judging {

  /** Pictures that are kept to look at. */
  public static final int KEPT = 12;

  private static final Set<Measure> OF_SAMPLES =
      EnumSet.of(
          Measure.CAPTION_ACCURACY,
          Measure.FRECHET_DISTANCE,
          Measure.SAMPLE_PRECISION,
          Measure.SAMPLE_RECALL,
          Measure.CLIP_SCORE);

  private static final Set<Measure> OF_DECODERS =
      EnumSet.of(Measure.PSNR, Measure.SSIM, Measure.LPIPS);

  private final Denoiser denoiser;
  private final Recipe recipe;
  private final Corpus corpus;
  private final LatentCodec codec;
  private final JudgementDraft draft = new JudgementDraft();

  private Judging(Denoiser denoiser, Recipe recipe, Corpus corpus, LatentCodec codec) {
    this.denoiser = denoiser;
    this.recipe = recipe;
    this.corpus = corpus;
    this.codec = codec;
  }

  /**
   * Takes every measure that the recipe names, and samples a few pictures.
   *
   * @param corpus the recipe's, as the network sees it
   * @param codec from what the network makes to pictures
   */
  public static Judgement judge(
      Denoiser denoiser, Recipe recipe, Corpus corpus, LatentCodec codec) {
    // A thread that has not started the engine records whatever has trained weights, for nothing.
    List<TrainableNetwork> trained = denoiser.trained();
    trained.forEach(it -> it.setTrained(false));
    try {
      return new Judging(denoiser, recipe, corpus, codec).judge();
    } finally {
      trained.forEach(it -> it.setTrained(true));
    }
  }

  private Judgement judge() {
    List<Measure> measures = recipe.evaluation().measures();
    if (measures.contains(Measure.DENOISING_LOSS) || measures.contains(Measure.CAPTION_GAIN)) {
      measureLosses(measures.contains(Measure.CAPTION_GAIN));
    }
    boolean many = measures.stream().anyMatch(OF_SAMPLES::contains);
    int images = many ? recipe.evaluation().images() : KEPT;
    SampledPictures heldOut = sampled(ExampleSet.heldOut(corpus, images));
    if (many) {
      SampledPictures seen = sampled(ExampleSet.seen(corpus, images));
      new JudgingSamples(recipe, heldOut, seen, codec.pictureShape(), draft).measure();
    }
    if (measures.contains(Measure.CAPTION_ACCURACY) && !denoiser.readsText()) {
      draft.note("the network reads no captions: its pictures are right by chance");
    }
    if (measures.stream().anyMatch(OF_DECODERS::contains)) {
      draft.note("psnr, ssim and lpips are of decoders: evaluate DECODER measures them");
    }
    return draft.finish(heldOut.first(KEPT), codec.pictureShape());
  }

  private SampledPictures sampled(ExampleSet set) {
    return SampledPictures.of(denoiser, recipe, corpus, codec, set);
  }

  private void measureLosses(boolean gain) {
    DenoisingLoss loss = new DenoisingLoss(denoiser, recipe, corpus);
    LossTable own = loss.withCaptions();
    draft.losses(own);
    draft.score(Measure.DENOISING_LOSS, Score.ofExamples(own.heldOutMeans(), own.seenMeans()));
    if (!gain) {
      return;
    }
    LossTable empty = denoiser.readsText() ? loss.withoutCaptions() : own;
    LossTable gained = CaptionGain.of(empty, own);
    draft.score(Measure.CAPTION_GAIN, Score.ofExamples(gained.heldOutMeans(), gained.seenMeans()));
    if (!denoiser.readsText()) {
      draft.note("the network reads no captions: its caption gain is 0 by construction");
    }
  }
}
