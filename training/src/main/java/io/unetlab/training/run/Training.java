package io.unetlab.training.run;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Trains a network in this thread, which has to be the one that started the engine; a process has
 * one training at a time.
 *
 * <p>A step depends on the weights, the optimizer's state and the step's number alone: a batch is a
 * function of seed and step. So a training that continues from a checkpoint gives the same weights
 * as one that was never stopped, bit for bit on one thread, if its recipe states a number of steps.
 */
final class Training {

  private static final MathContext TWO_DIGITS = new MathContext(2);

  private final Recipe recipe;
  private final LongFunction<Batch> batches;
  private final Objective objective;
  private final TrainedFiles files;
  private final TrainingIdentity identity;
  private final Consumer<TrainingEvent> events;

  /**
   * @param batches by step, from 0
   * @param files where checkpoints are written, and read from if there are some
   */
  Training(
      Recipe recipe,
      LongFunction<Batch> batches,
      Objective objective,
      TrainedFiles files,
      TrainingIdentity identity,
      Consumer<TrainingEvent> events) {
    this.recipe = recipe;
    this.batches = batches;
    this.objective = objective;
    this.files = files;
    this.identity = identity;
    this.events = events;
  }

  /**
   * Takes the steps that are left. Afterwards the networks have their averaged weights. The state
   * stays until there is a report.
   *
   * @param denoiser with its initial weights
   * @return where the training ended
   * @throws TrainingException if it cannot go on; the last checkpoint stays
   */
  Checkpoint train(Denoiser denoiser) {
    Run run = start(denoiser);
    try (Optimizer optimizer = run.optimizer) {
      Files.createDirectories(files.directory());
      run.toTheEnd();
      for (int i = 0; i < run.networks.size(); i++) {
        run.networks.get(i).load(WeightStore.of(optimizer.averages(i)));
      }
      return run.checkpoint();
    } catch (IOException e) {
      throw new TrainingException(
          "cannot write " + files.directory() + ": " + Reason.of(e) + files.lastCheckpoint(), e);
    } catch (EngineException e) {
      throw run.outOfMemory(e);
    }
  }

  private Run start(Denoiser denoiser) {
    return files
        .savedState()
        .map(state -> new Run(denoiser, state))
        .orElseGet(() -> new Run(denoiser, Checkpoint.start()));
  }

  /** One process's part of the training. */
  private final class Run {

    private final Denoiser denoiser;
    private final List<TrainableNetwork> networks;
    private final Optimizer optimizer;
    private final NoiseLevel.Levels levels = new NoiseLevel.Levels(recipe.diffusion());
    private final LossCurve losses;
    private final Pace pace;
    private final double cpuBefore;
    private final List<Integer> threads;

    Run(Denoiser denoiser, WeightStore state) {
      this(with(denoiser, state), Checkpoint.of(state));
      optimizer.restore(state, losses.count());
    }

    Run(Denoiser denoiser, Checkpoint from) {
      this.denoiser = denoiser;
      this.networks = denoiser.trained();
      this.optimizer = new Optimizer(networks, recipe.training().optimizer());
      this.losses = from.losses();
      this.pace = new Pace(recipe.training().length(), from.seconds(), System::nanoTime);
      this.cpuBefore = from.cpuSeconds() - CpuTime.seconds();
      this.threads = from.threadsWith(PyTorch.threads());
    }

    void toTheEnd() throws IOException {
      tell(TrainingEvent.Kind.STARTED);
      int every = recipe.training().checkpointEvery();
      while (done() < 1) {
        step();
        tell(TrainingEvent.Kind.STEPPED);
        if (optimizer.steps() % every == 0 && done() < 1) {
          save();
        }
      }
      save();
    }

    private double done() {
      return pace.done(optimizer.steps());
    }

    private void save() throws IOException {
      checkpoint().write(files, identity, denoiser, optimizer);
      tell(TrainingEvent.Kind.SAVED);
    }

    Checkpoint checkpoint() {
      return new Checkpoint(
          optimizer.steps(), losses, pace.seconds(), cpuBefore + CpuTime.seconds(), threads);
    }

    private void tell(TrainingEvent.Kind kind) {
      events.accept(new TrainingEvent(kind, optimizer.steps(), done(), losses.recent()));
    }

    private void step() {
      long step = optimizer.steps();
      double rate = recipe.training().learningRate().at(step, done());
      float loss = gradients(batches.apply(step), rate);
      double norm = optimizer.step(rate);
      if (!Double.isFinite(norm)) {
        throw diverged("the gradient's norm", norm, rate);
      }
      losses.add(loss);
    }

    // The arrays of a batch must stay open until the backward pass has read them.
    private float gradients(Batch batch, double rate) {
      try (NDManager arrays = denoiser.unet().manager().newSubManager();
          Recording recording = Recording.start()) {
        NDArray loss = objective.loss(denoiser, noised(batch, arrays), batch);
        float value = loss.getFloat();
        if (!Float.isFinite(value)) {
          throw diverged("the loss", value, rate);
        }
        recording.backward(loss);
        return value;
      }
    }

    private Noised noised(Batch batch, NDManager arrays) {
      List<NoiseLevel> ofBatch = new ArrayList<>();
      Arrays.stream(batch.times()).forEach(time -> ofBatch.add(levels.at(time)));
      return Noised.of(
          batch,
          ofBatch,
          recipe.diffusion().target(),
          denoiser.unet().graph().inputs().get(0).shape(),
          arrays);
    }

    private TrainingException diverged(String what, double value, double rate) {
      return new TrainingException(
          String.format(
              Locale.ROOT,
              "%s is %s in step %d, at a learning rate of %s%s; a lower rate, a longer warm-up or"
                  + " clip: 1.0 may help",
              what,
              Double.isNaN(value) ? "not a number" : "infinite",
              optimizer.steps() + 1,
              digits(rate),
              files.lastCheckpoint()));
    }

    RuntimeException outOfMemory(EngineException e) {
      if (!OutOfMemory.isReasonOf(e)) {
        return e;
      }
      return new TrainingException(
          String.format(
              Locale.ROOT,
              "not enough memory for step %d with a batch of %d%s: %s",
              optimizer.steps() + 1,
              recipe.training().batch(),
              files.lastCheckpoint(),
              OutOfMemory.text(e)),
          e);
    }
  }

  private static String digits(double rate) {
    return new BigDecimal(rate).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
  }

  private static Denoiser with(Denoiser denoiser, WeightStore state) {
    List<TrainableNetwork> networks = denoiser.trained();
    for (int i = 0; i < networks.size(); i++) {
      networks.get(i).load(Checkpoint.weights(state, i));
    }
    return denoiser;
  }
}
