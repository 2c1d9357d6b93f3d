package io.unetlab.training.score;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.measure.NoisedExamples;
import io.unetlab.training.measure.NoisedExamples.Portion;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainedWeights;
import io.unetlab.training.text.CaptionEncoder;
import io.unetlab.training.text.CaptionEncoders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores changed networks on a trained checkpoint, each with one evaluation: on the held-out
 * pictures of a recipe at its fixed noise levels, with the same noise for all. A changed network
 * takes its weights from the checkpoint as {@link Transfer} does.
 *
 * <p>In memory are the outputs of the trained network, and one network for each thread that scores.
 * Deterministic if operations run on one thread.
 */
public final class Scoring implements AutoCloseable {

  /** Of weights that a checkpoint cannot give. */
  private static final long SEED = 0;

  /**
   * A network's answers.
   *
   * @param outputs by portion
   * @param losses by example: the mean over all levels
   */
  private record Answers(List<float[]> outputs, List<Double> losses) {}

  private final Graph graph;
  private final WeightStore checkpoint;
  private final CaptionEncoder text;
  private final NoisedExamples examples;
  private final List<Portion> portions;
  private final Answers original;

  /**
   * Runs the trained network.
   *
   * @param graph of the trained network
   * @param corpus the recipe's, as the network sees it
   * @throws ScoreException if the weights are not this network's
   */
  public Scoring(Graph graph, TrainedWeights weights, Recipe recipe, Corpus corpus) {
    this.graph = graph;
    this.checkpoint = weights.unet();
    this.examples = NoisedExamples.heldOut(recipe, corpus);
    this.portions = examples.portions();
    Transfer own = Transfer.from(checkpoint, graph, SEED);
    requireOwn(own);
    this.text = CaptionEncoders.of(recipe, weights.text());
    this.original = originalAnswers(own);
  }

  // Nobody closes what could not be made.
  private Answers originalAnswers(Transfer own) {
    try {
      return answers(graph, own);
    } catch (RuntimeException | Error e) {
      text.close();
      throw e;
    }
  }

  private static void requireOwn(Transfer own) {
    own.rows().stream()
        .filter(it -> it.outcome() != Outcome.TAKEN)
        .findFirst()
        .ifPresent(
            it -> {
              throw new ScoreException(
                  "the weights are not those of the network: "
                      + it.name()
                      + " "
                      + it.to()
                      + it.from().map(from -> ", in the file " + from).orElse(" is missing"));
            });
  }

  /** The mean denoising loss of the trained network. */
  public double loss() {
    return Estimate.of(original.losses()).mean();
  }

  /**
   * The scores of a changed network.
   *
   * @throws ScoreException if it reads or gives other shapes than the trained network
   */
  public Scores of(Graph changed) {
    requireSame(changed);
    Transfer transfer = Transfer.from(checkpoint, changed, SEED);
    Answers answers = answers(changed, transfer);
    List<Double> losses = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      losses.add(answers.losses().get(i) - original.losses().get(i));
    }
    List<String> made =
        transfer.rows().stream()
            .filter(it -> it.outcome() == Outcome.NEW)
            .map(Transfer.Row::name)
            .toList();
    return new Scores(Estimate.of(differences(answers.outputs())), Estimate.of(losses), made);
  }

  private void requireSame(Graph changed) {
    Map<String, TensorShape> read = inputs(graph);
    inputs(changed)
        .forEach(
            (name, shape) -> {
              if (!Optional.of(shape).equals(Optional.ofNullable(read.get(name)))) {
                throw new ScoreException(
                    "the changed network reads "
                        + name
                        + " as "
                        + shape
                        + ", the trained one "
                        + (read.containsKey(name) ? "as " + read.get(name) : "does not read it"));
              }
            });
    TensorShape given = changed.output().shape();
    if (!given.equals(graph.output().shape())) {
      throw new ScoreException(
          "the changed network gives " + given + ", the trained one " + graph.output().shape());
    }
  }

  private static Map<String, TensorShape> inputs(Graph graph) {
    Map<String, TensorShape> inputs = new LinkedHashMap<>();
    graph.inputs().forEach(it -> inputs.put(it.name(), it.shape()));
    return inputs;
  }

  private Answers answers(Graph network, Transfer transfer) {
    List<float[]> outputs = new ArrayList<>();
    double[] losses = new double[examples.size()];
    try (TrainableNetwork unet =
        TrainableNetwork.of(network, transfer.weights(), KernelMode.FUSED)) {
      Denoiser denoiser = new Denoiser(unet, text);
      // A thread that has not started the engine records whatever has trained weights.
      denoiser.trained().forEach(it -> it.setTrained(false));
      for (Portion portion : portions) {
        try (NDManager manager = unet.manager().newSubManager()) {
          Noised noised = examples.noised(portion, manager);
          NDArray output =
              denoiser.predict(noised.input(), noised.timesteps(), examples.captions(portion));
          outputs.add(output.toFloatArray());
          float[] errors = noised.errors(output);
          for (int i = 0; i < errors.length; i++) {
            losses[portion.from() + i] += errors[i] / examples.levels().size();
          }
        }
      }
    }
    return new Answers(outputs, Arrays.stream(losses).boxed().toList());
  }

  /** The mean squared difference from the trained network's outputs, by example. */
  private List<Double> differences(List<float[]> outputs) {
    double[] means = new double[examples.size()];
    for (int n = 0; n < portions.size(); n++) {
      Portion portion = portions.get(n);
      float[] one = outputs.get(n);
      float[] other = original.outputs().get(n);
      int count = one.length / portion.size();
      for (int i = 0; i < one.length; i++) {
        double difference = (double) one[i] - other[i];
        means[portion.from() + i / count] +=
            difference * difference / count / examples.levels().size();
      }
    }
    return Arrays.stream(means).boxed().toList();
  }

  @Override
  public void close() {
    text.close();
  }
}
