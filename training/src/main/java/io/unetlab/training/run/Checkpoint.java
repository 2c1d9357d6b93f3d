package io.unetlab.training.run;

import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.diffusion.Denoiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a training stands. Its file holds everything that the next step depends on, in full
 * precision and written atomically, so that a training that was killed at any moment continues from
 * one and gives the weights of one that was not.
 *
 * @param steps taken
 * @param losses of these steps
 * @param seconds of wall-clock time used for them
 * @param cpuSeconds of processor time used for them, over all threads
 * @param threads numbers of threads that steps ran on, ascending; of an older file, none is known
 */
record Checkpoint(
    long steps, LossCurve losses, double seconds, double cpuSeconds, List<Integer> threads) {

  private static final String LOSSES = "losses";
  private static final String THREADS = "threads";

  Checkpoint {
    threads = List.copyOf(threads);
  }

  static Checkpoint start() {
    return new Checkpoint(0, new LossCurve(), 0, 0, List.of());
  }

  /** Reads where a training stood. */
  static Checkpoint of(WeightStore state) {
    Map<String, String> facts = state.metadata();
    return new Checkpoint(
        Long.parseLong(facts.getOrDefault("steps", "0")),
        new LossCurve(state.tensor(LOSSES).floats()),
        Double.parseDouble(facts.getOrDefault("seconds", "0")),
        Double.parseDouble(facts.getOrDefault("cpu_seconds", "0")),
        threads(facts));
  }

  /** The numbers of threads that the metadata of a state states. */
  static List<Integer> threads(Map<String, String> facts) {
    String stated = facts.getOrDefault(THREADS, "");
    return stated.isEmpty()
        ? List.of()
        : Stream.of(stated.split(",")).map(Integer::valueOf).toList();
  }

  /** The numbers of threads of a training that goes on with another one. */
  List<Integer> threadsWith(int now) {
    return Stream.concat(threads.stream(), Stream.of(now)).distinct().sorted().toList();
  }

  /** The weights of a network in a state, by its number, under the network's names. */
  static WeightStore weights(WeightStore state, int network) {
    return state.under(prefix(network));
  }

  private static String prefix(int network) {
    return "w." + network + ".";
  }

  /**
   * What is written besides the losses.
   *
   * @param state all that the next step depends on
   * @param kept the weights that are of use so far, of each network, the UNet first
   * @param text metadata of the weights of what reads captions
   * @param facts further metadata of all files
   */
  record Content(
      List<Tensor> state,
      List<List<Tensor>> kept,
      Map<String, String> text,
      Map<String, String> facts) {}

  /**
   * Writes the state, the averaged weights and the losses.
   *
   * @throws TrainingException if a weight is not a finite number; nothing is written then
   */
  void write(TrainedFiles files, TrainingIdentity identity, Denoiser denoiser, Optimizer optimizer)
      throws IOException {
    List<TrainableNetwork> networks = denoiser.trained();
    List<Tensor> state = new ArrayList<>(optimizer.state());
    List<List<Tensor>> averages = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      String prefix = prefix(i);
      networks.get(i).weights().forEach(it -> state.add(it.renamed(prefix + it.name())));
      averages.add(optimizer.averages(i));
    }
    write(files, identity, new Content(state, averages, denoiser.text().metadata(), Map.of()));
  }

  /**
   * Writes the state, the weights that are of use, and the losses.
   *
   * @throws TrainingException if a number of the state is not finite; nothing is written then
   */
  void write(TrainedFiles files, TrainingIdentity identity, Content content) throws IOException {
    content.state().forEach(this::checkFinite);
    List<Tensor> state = new ArrayList<>(content.state());
    float[] all = losses.values();
    state.add(Tensor.of(LOSSES, TensorShape.of(all.length), all));
    Map<String, String> metadata = metadata(identity);
    metadata.putAll(content.facts());
    Map<String, String> ofState = new LinkedHashMap<>(metadata);
    ofState.put("seconds", Double.toString(seconds));
    ofState.put("cpu_seconds", Double.toString(cpuSeconds));
    ofState.put(THREADS, threadsText());
    SafetensorsWriter.write(files.state(), state, ElementType.FLOAT32, ofState);
    for (int i = 0; i < content.kept().size(); i++) {
      SafetensorsWriter.write(
          files.weights(i), content.kept().get(i), ElementType.FLOAT32, metadata);
      metadata.putAll(content.text());
    }
    TrainedFiles.write(files.losses(), losses.csv());
  }

  // Without times, so that equal trainings give equal files.
  private Map<String, String> metadata(TrainingIdentity identity) {
    Map<String, String> metadata = new LinkedHashMap<>(identity.metadata());
    metadata.put("steps", Long.toString(steps));
    if (threads.size() > 1) {
      metadata.put(THREADS, threadsText()); // no training that ran through gives the same bits
    }
    return metadata;
  }

  private String threadsText() {
    return threads.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private void checkFinite(Tensor tensor) {
    for (float value : tensor.floats()) {
      if (!Float.isFinite(value)) {
        throw new TrainingException(tensor.name() + " is " + value + " after step " + steps);
      }
    }
  }
}
