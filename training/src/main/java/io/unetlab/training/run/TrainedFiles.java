package io.unetlab.training.run;

import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.process.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;

/**
 * The directory of one trained network. While it is trained, the state is the truth, and the other
 * files are those of the last checkpoint; a finished training has a report and no state.
 */
public record TrainedFiles(Path directory) {

  /** The averaged weights, by diffusers' names. */
  public Path unet() {
    return directory.resolve("unet.safetensors");
  }

  /** The averaged weights of what reads captions, if that is trained. */
  public Path text() {
    return directory.resolve("text.safetensors");
  }

  /** What the next step depends on: to continue elsewhere, only this file is needed. */
  public Path state() {
    return directory.resolve("state.safetensors");
  }

  /** The network, in canonical YAML. */
  public Path network() {
    return directory.resolve("network.yaml");
  }

  Path losses() {
    return directory.resolve("loss.csv");
  }

  Path report() {
    return directory.resolve("report.json");
  }

  /** The averaged weights of a network by its number: the UNet first. */
  Path weights(int network) {
    return List.of(unet(), text()).get(network);
  }

  /** The state to continue from; empty before the first checkpoint and after the last step. */
  Optional<WeightStore> savedState() {
    return Files.exists(state()) ? Optional.of(WeightStore.open(state())) : Optional.empty();
  }

  /** What came of the training; empty before all steps were taken. */
  public Optional<TrainingReport> savedReport() {
    if (!Files.exists(report())) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecordJson.read(Files.readString(report()), TrainingReport.class));
    } catch (IOException | JacksonException e) {
      throw new TrainingException("cannot read " + report() + ": " + e.getMessage(), e);
    }
  }

  /** The steps of the last checkpoint; empty without one. */
  public OptionalLong steps() {
    return metadata().map(it -> it.getOrDefault("steps", "")).filter(it -> !it.isEmpty()).stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** What is left of a training that ends early, as the end of a sentence. */
  String lastCheckpoint() {
    OptionalLong last = steps();
    return last.isPresent()
        ? "; the checkpoint after step " + last.getAsLong() + " is whole"
        : "; there is no checkpoint yet";
  }

  /** The metadata of the last checkpoint; empty without one. */
  Optional<Map<String, String>> metadata() {
    return savedState()
        .or(() -> Files.exists(unet()) ? Optional.of(WeightStore.open(unet())) : Optional.empty())
        .map(WeightStore::metadata);
  }

  /**
   * The numbers of threads that the steps so far ran on, ascending; empty if nothing is left to
   * continue, or an older version wrote it.
   */
  List<Integer> threadsSoFar() {
    return Files.exists(report())
        ? List.of()
        : savedState().map(it -> Checkpoint.threads(it.metadata())).orElse(List.of());
  }

  /** Deletes everything that a training wrote. */
  void clear() throws IOException {
    for (Path file : List.of(report(), state(), unet(), text(), losses(), network())) {
      Files.deleteIfExists(file);
    }
  }

  /** Writes a text atomically, and the directory around it. */
  static void write(Path file, String text) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try (DraftFile draft = DraftFile.of(file)) {
      Files.writeString(draft.path(), text);
      draft.finish();
    }
  }
}
