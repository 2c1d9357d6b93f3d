package io.unetlab.ablations.proxy;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingException;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingObserver;
import io.unetlab.training.run.TrainingReport;
import io.unetlab.training.run.TrainingResult;
import io.unetlab.training.run.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains each network in a process of its own, on one thread. */
public final class ProxyTrainings implements ProxyTrainer {

  private final BooleanSupplier stopped;
  private final String tool;

  /**
   * @param stopped whether trainings must end; their last checkpoints stay
   * @param tool this program's name and version
   */
  public ProxyTrainings(BooleanSupplier stopped, String tool) {
    this.stopped = stopped;
    this.tool = tool;
  }

  /** Ends trainings, and ignores what they do. */
  private final class Stopping implements TrainingObserver {

    @Override
    public void tell(TrainingJob job, TrainingEvent event) {}

    @Override
    public void ended(TrainingResult result) {}

    @Override
    public boolean isStopped() {
      return stopped.getAsBoolean();
    }
  }

  @Override
  public double loss(NetworkSpec network, Recipe recipe, long seed, Path directory) {
    TrainingJob job =
        TrainingJob.of(network, recipe, seed, Optional.empty(), directory, tool).withEvaluate(true);
    TrainingResult result = new TrainingSession(1, new Stopping()).train(List.of(job)).get(0);
    TrainingReport report =
        result.report().orElseThrow(() -> new TrainingException(result.failure()));
    return report
        .judged()
        .flatMap(it -> Optional.ofNullable(it.scores().get(Measure.DENOISING_LOSS)))
        .orElseThrow(() -> new TrainingException("the recipe does not measure denoising_loss"))
        .value();
  }
}
