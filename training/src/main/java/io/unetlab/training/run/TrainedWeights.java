package io.unetlab.training.run;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The weights of a trained network.
 *
 * @param text of what reads captions; without tensors if that is not trained
 */
public record TrainedWeights(WeightStore unet, WeightStore text) {

  public TrainedWeights {
    Objects.requireNonNull(unet, "unet");
    Objects.requireNonNull(text, "text");
  }

  /**
   * Opens them.
   *
   * @param place the directory of a training, or the UNet's {@code .safetensors}; the weights of
   *     what reads captions are beside it
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with the files
   */
  public static TrainedWeights open(Path place) {
    List<Path> files = files(place);
    WeightStore text =
        files.size() > 1 ? WeightStore.open(files.get(1)) : WeightStore.of(List.of());
    return new TrainedWeights(WeightStore.open(files.get(0)), text);
  }

  /** The files, the UNet's first. */
  public static List<Path> files(Path place) {
    TrainedFiles files =
        new TrainedFiles(
            Files.isDirectory(place)
                ? place
                : Optional.ofNullable(place.getParent()).orElse(Path.of("")));
    Path unet = Files.isDirectory(place) ? files.unet() : place;
    return Files.exists(files.text()) ? List.of(unet, files.text()) : List.of(unet);
  }

  /**
   * The identity of weights: the content of their files, whatever their place.
   *
   * @throws TrainingException if they cannot be read
   */
  public static String hash(Path place) {
    StringBuilder hashes = new StringBuilder();
    for (Path file : files(place)) {
      try {
        hashes.append(Sha256.of(file));
      } catch (IOException e) {
        throw new TrainingException("cannot read " + file + ": " + Reason.of(e), e);
      }
    }
    return Sha256.of(hashes.toString());
  }

  /** Whether they were finetuned for one step, and are of no use with more or with guidance. */
  boolean areOfOneStep() {
    return OneStepTraining.SAMPLER.entrySet().stream()
        .allMatch(it -> it.getValue().equals(unet.metadata().get(it.getKey())));
  }

  /** Whether the weights of what reads captions are among them. */
  public boolean haveText() {
    return !text.tensors().isEmpty();
  }
}
