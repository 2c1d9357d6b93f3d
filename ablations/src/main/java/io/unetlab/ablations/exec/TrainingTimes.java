package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.builders.Networks;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.EnumSet;
import java.util.Set;

/**
 * Estimates how long a training takes on one thread. A step costs a start, a share for each node of
 * the graph, whose operations are called one by one, and a share for each multiply-accumulate. The
 * constants were fitted to trainings of small UNets on one laptop core; another machine differs by
 * a factor, which is the same for all networks.
 */
final class TrainingTimes {

  private static final double SECONDS_PER_STEP = 0.01;
  private static final double SECONDS_PER_NODE = 2.7e-4;
  private static final double SECONDS_PER_MAC = 2.5e-11;

  /** A step is a forward pass and a backward pass, which costs two of them. */
  private static final double PASSES = 3;

  /** Reading or making the data, and starting the process. */
  private static final double SECONDS_TO_START = 5;

  private static final Set<Measure> OF_LOSSES =
      EnumSet.of(Measure.DENOISING_LOSS, Measure.CAPTION_GAIN);

  private TrainingTimes() {}

  /** Seconds of one training with its judging. */
  static double seconds(TrainedQuality asked, NetworkSpec spec) {
    Recipe recipe = asked.recipe();
    double step = step(spec, recipe.training().batch());
    Length length = recipe.training().length();
    double training =
        length instanceof Length.Steps steps
            ? steps.count() * step
            : 60 * ((Length.Minutes) length).count();
    double judging = forwards(recipe.evaluation()) * step / PASSES / recipe.training().batch();
    return SECONDS_TO_START + training + judging;
  }

  private static double step(NetworkSpec spec, int batch) {
    double macs = Metrics.counted(spec).require("macs").doubleValue();
    return SECONDS_PER_STEP
        + SECONDS_PER_NODE * Networks.graph(spec).nodes().size()
        + SECONDS_PER_MAC * PASSES * macs * batch;
  }

  // Pictures through the network: seen and held-out ones, with and without the caption.
  private static double forwards(Evaluation evaluation) {
    double pictures = 2.0 * evaluation.images();
    double losses =
        evaluation.measures().stream().filter(OF_LOSSES::contains).count()
            * pictures
            * evaluation.levels();
    boolean samples = !OF_LOSSES.containsAll(evaluation.measures());
    double guided = evaluation.guidance() == 1 ? 1 : 2;
    return losses + (samples ? guided * pictures * evaluation.steps() : 0);
  }
}
