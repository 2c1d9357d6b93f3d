package io.unetlab.training.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Example;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Measures a decoder: how far its pictures of the latents of real pictures are from these. The
 * latents are those of the recipe's encoder.
 */
public final class JudgingDecoder {

  private final TrainableNetwork decoder;
  private final Recipe recipe;
  private final TrainingData data;
  private final TensorShape picture;
  private final JudgementDraft draft = new JudgementDraft();

  private JudgingDecoder(TrainableNetwork decoder, Recipe recipe, TrainingData data) {
    this.decoder = decoder;
    this.recipe = recipe;
    this.data = data;
    this.picture = data.codec().pictureShape();
  }

  /**
   * Takes the measures of decoders that the recipe names.
   *
   * @param decoder from the recipe's latents, before they are scaled, to its pictures
   * @throws io.unetlab.spec.source.SpecException if the recipe's LPIPS file cannot be used
   */
  public static Judgement judge(TrainableNetwork decoder, Recipe recipe, TrainingData data) {
    decoder.setTrained(false);
    return new JudgingDecoder(decoder, recipe, data).judge();
  }

  private Judgement judge() {
    Evaluation evaluation = recipe.evaluation();
    Decoded heldOut = decoded(ExampleSet.heldOut(data.latents(), evaluation.images()), true);
    Decoded seen = decoded(ExampleSet.seen(data.latents(), evaluation.images()), false);
    score(Measure.PSNR, Psnr::of, heldOut, seen);
    if (Math.min(picture.dim(2), picture.dim(3)) >= Ssim.WINDOW) {
      score(Measure.SSIM, (a, b) -> Ssim.of(a, b, picture), heldOut, seen);
    } else if (evaluation.measures().contains(Measure.SSIM)) {
      draft.note("no ssim: its window is 11 x 11, and the pictures are smaller");
    }
    if (evaluation.measures().contains(Measure.LPIPS)) {
      evaluation
          .lpips()
          .ifPresent(
              file -> {
                try (Lpips lpips = Lpips.open(file, picture)) {
                  draft.score(
                      Measure.LPIPS,
                      Score.ofExamples(
                          lpips.distances(heldOut.real(), heldOut.made()),
                          lpips.distances(seen.real(), seen.made())));
                }
              });
    }
    return draft.finish(heldOut.first(), picture);
  }

  private void score(
      Measure measure, ToDoubleBiFunction<float[], float[]> of, Decoded heldOut, Decoded seen) {
    if (recipe.evaluation().measures().contains(measure)) {
      draft.score(measure, Score.ofExamples(heldOut.each(of), seen.each(of)));
    }
  }

  /** Pictures, real and decoded, of the same examples. */
  private record Decoded(List<float[]> real, List<float[]> made, List<String> captions) {

    List<Double> each(ToDoubleBiFunction<float[], float[]> of) {
      return IntStream.range(0, real.size())
          .mapToObj(i -> of.applyAsDouble(real.get(i), made.get(i)))
          .toList();
    }

    List<Example> first() {
      return IntStream.range(0, Math.min(Judging.KEPT, made.size()))
          .mapToObj(i -> new Example(made.get(i), captions.get(i)))
          .toList();
    }
  }

  private Decoded decoded(ExampleSet set, boolean heldOut) {
    Corpus pictures = data.pictures();
    List<float[]> real = new ArrayList<>();
    for (int index : set.indices()) {
      real.add((heldOut ? pictures.heldOutExample(index) : pictures.example(index)).image());
    }
    List<float[]> made = new ArrayList<>();
    int most = Portions.size(picture);
    for (int from = 0; from < set.size(); from += most) {
      made.addAll(decode(set.examples().subList(from, Math.min(set.size(), from + most))));
    }
    return new Decoded(real, made, set.captions());
  }

  private List<float[]> decode(List<Example> latents) {
    TensorShape shape = data.latents().shape();
    int count = Math.toIntExact(shape.elements());
    double scale = recipe.latent() instanceof LatentForm.Encoded encoded ? encoded.scale() : 1;
    float[] numbers = new float[latents.size() * count];
    for (int i = 0; i < latents.size(); i++) {
      for (int j = 0; j < count; j++) {
        numbers[i * count + j] = (float) (latents.get(i).image()[j] / scale);
      }
    }
    try (NDManager manager = decoder.manager().newSubManager()) {
      Shape batched = new Shape(shape.with(0, latents.size()).toArray());
      NDArray input = manager.create(numbers, batched);
      float[] all = decoder.run(Map.of(InputNames.SAMPLE, input)).singletonOrThrow().toFloatArray();
      int pixels = all.length / latents.size();
      return IntStream.range(0, latents.size())
          .mapToObj(i -> Arrays.copyOfRange(all, i * pixels, (i + 1) * pixels))
          .toList();
    }
  }
}
