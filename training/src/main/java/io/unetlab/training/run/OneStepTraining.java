package io.unetlab.training.run;

import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.onestep.Kept;
import io.unetlab.training.onestep.OneStepBatch;
import io.unetlab.training.onestep.OneStepFinetuning;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Finetunes a trained network for one step, in this thread, and keeps the best weights by a
 * held-out measure. Continues as {@link Training} does.
 */
final class OneStepTraining {

  private static final String KEPT = "kept/";
  private static final String ITERATION = "kept_iteration";
  private static final String DISTANCE = "kept_distance";

  /** What the weights are to be sampled with. */
  static final Map<String, String> SAMPLER = Map.of("sampler", "ufogen", "sampler_steps", "1");

  private final Recipe recipe;
  private final OneStep settings;
  private final LongFunction<OneStepBatch> batches;
  private final ToDoubleFunction<Denoiser> distance;
  private final TrainedFiles files;
  private final TrainingIdentity identity;
  private final Consumer<TrainingEvent> events;

  /**
   * @param batches by iteration, from 0
   * @param distance of a network's pictures of one step from held-out ones
   */
  OneStepTraining(
      Recipe recipe,
      LongFunction<OneStepBatch> batches,
      ToDoubleFunction<Denoiser> distance,
      TrainedFiles files,
      TrainingIdentity identity,
      Consumer<TrainingEvent> events) {
    this.recipe = recipe;
    this.settings = recipe.oneStep().orElseThrow();
    this.batches = batches;
    this.distance = distance;
    this.files = files;
    this.identity = identity;
    this.events = events;
  }

  /**
   * Does the iterations that are left. Afterwards the network has the best averaged weights.
   *
   * @param network a trained network
   * @return where the finetuning ended
   * @throws TrainingException if it cannot go on; the last checkpoint stays
   */
  Checkpoint finetune(Denoiser network) {
    Run run =
        files.savedState().map(state -> new Run(network, state)).orElseGet(() -> new Run(network));
    try (OneStepFinetuning finetuning = run.finetuning) {
      Files.createDirectories(files.directory());
      run.toTheEnd();
      network.unet().load(WeightStore.of(run.kept.orElseThrow().weights()));
      return run.checkpoint();
    } catch (IOException e) {
      throw new TrainingException(
          "cannot write " + files.directory() + ": " + Reason.of(e) + files.lastCheckpoint(), e);
    }
  }

  /** One process's part of the finetuning. */
  private final class Run {

    private final Denoiser network;
    private final OneStepFinetuning finetuning;
    private final LossCurve losses;
    private final double secondsBefore;
    private final long started = System.nanoTime();
    private final double cpuBefore;
    private final List<Integer> threads;
    private Optional<Kept> kept;

    Run(Denoiser network) {
      this(
          network,
          OneStepFinetuning.start(network, recipe.diffusion(), settings, KernelMode.FUSED),
          Checkpoint.start(),
          Optional.empty());
    }

    Run(Denoiser network, WeightStore state) {
      this(
          network,
          OneStepFinetuning.resume(
              network,
              state,
              Checkpoint.of(state).steps(),
              recipe.diffusion(),
              settings,
              KernelMode.FUSED),
          Checkpoint.of(state),
          Optional.of(kept(state)));
    }

    private Run(
        Denoiser network, OneStepFinetuning finetuning, Checkpoint from, Optional<Kept> kept) {
      this.network = network;
      this.finetuning = finetuning;
      this.losses = from.losses();
      this.secondsBefore = from.seconds();
      this.cpuBefore = from.cpuSeconds() - CpuTime.seconds();
      this.threads = from.threadsWith(PyTorch.threads());
      this.kept = kept;
    }

    void toTheEnd() throws IOException {
      tell(TrainingEvent.Kind.STARTED);
      while (finetuning.iterations() < settings.iterations()) {
        iterate();
        tell(TrainingEvent.Kind.STEPPED);
        if (finetuning.iterations() % settings.keepEvery() == 0 || done() == 1) {
          keepTheBetter();
          save();
        }
      }
    }

    private double done() {
      return (double) finetuning.iterations() / settings.iterations();
    }

    private void iterate() {
      long iteration = finetuning.iterations();
      OneStepFinetuning.Losses of = finetuning.iterate(batches.apply(iteration));
      if (!of.finite()) {
        throw new TrainingException(
            String.format(
                Locale.ROOT,
                "the losses of iteration %d are not finite: %s%s; a lower one_step.learning_rate or"
                    + " adversarial weight may help",
                iteration + 1,
                of,
                files.lastCheckpoint()));
      }
      losses.add((float) of.generator(settings));
    }

    private void keepTheBetter() {
      List<Tensor> averages = finetuning.averages();
      try (TrainableNetwork averaged =
          TrainableNetwork.of(network.unet().graph(), WeightStore.of(averages), KernelMode.FUSED)) {
        averaged.setTrained(false);
        double now = distance.applyAsDouble(new Denoiser(averaged, network.text()));
        if (kept.isEmpty() || now < kept.get().distance()) {
          kept = Optional.of(new Kept(finetuning.iterations(), now, averages));
        }
      }
    }

    private void save() throws IOException {
      Kept best = kept.orElseThrow();
      List<Tensor> state = new ArrayList<>(finetuning.state());
      best.weights().forEach(it -> state.add(it.renamed(KEPT + it.name())));
      List<List<Tensor>> weights = new ArrayList<>(List.of(best.weights()));
      network.text().trained().ifPresent(it -> weights.add(it.weights()));
      Map<String, String> facts = new LinkedHashMap<>(SAMPLER);
      facts.put(ITERATION, Long.toString(best.iteration()));
      facts.put(DISTANCE, Double.toString(best.distance()));
      checkpoint()
          .write(
              files,
              identity,
              new Checkpoint.Content(state, weights, network.text().metadata(), facts));
      tell(TrainingEvent.Kind.SAVED);
    }

    Checkpoint checkpoint() {
      double seconds = secondsBefore + (System.nanoTime() - started) / 1e9;
      return new Checkpoint(
          finetuning.iterations(), losses, seconds, cpuBefore + CpuTime.seconds(), threads);
    }

    private void tell(TrainingEvent.Kind kind) {
      events.accept(new TrainingEvent(kind, finetuning.iterations(), done(), losses.recent()));
    }
  }

  private static Kept kept(WeightStore state) {
    Map<String, String> facts = state.metadata();
    return new Kept(
        Long.parseLong(facts.getOrDefault(ITERATION, "0")),
        Double.parseDouble(facts.getOrDefault(DISTANCE, "Infinity")),
        List.copyOf(state.under(KEPT).tensors().values()));
  }
}
