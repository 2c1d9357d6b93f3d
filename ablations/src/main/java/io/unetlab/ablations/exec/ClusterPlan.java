package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A study's work as tasks of a cluster whose cores are as fast as this machine's. What a cluster
 * adds, the start of its processes and the way there and back, is not in the times.
 *
 * @param slots tasks at a time
 * @param stages in the order in which they run; those without a task are left out
 */
public record ClusterPlan(int slots, List<Stage> stages) {

  /** What tasks do. */
  public enum Work {
    SCORES,
    COUNTS,
    TRAININGS
  }

  /** What a time rests on. */
  public enum Basis {
    /** A sample that was counted on this machine. */
    SAMPLE,
    /** Trainings in the store. */
    STORE,
    /** Constants of one machine and the size of the networks. */
    CONSTANTS,
    /** Nothing: there is no time. */
    NONE
  }

  /**
   * Tasks of one kind, which run before the next kind starts.
   *
   * @param seconds by the clock; empty if nothing is known
   */
  public record Stage(Work work, int tasks, OptionalDouble seconds, Basis basis) {

    public Stage {
      Objects.requireNonNull(work, "work");
      Objects.requireNonNull(seconds, "seconds");
      Objects.requireNonNull(basis, "basis");
    }
  }

  public ClusterPlan {
    if (slots < 1) {
      throw new IllegalArgumentException("a cluster of " + slots + " slots");
    }
    stages = stages.stream().filter(it -> it.tasks() > 0).toList();
  }

  public static ClusterPlan of(StudyPlan plan, int slots) {
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(Work.SCORES, plan.scores(), OptionalDouble.empty(), Basis.NONE));
    stages.add(counts(plan, slots));
    plan.training().ifPresent(it -> stages.add(trainings(it, slots)));
    return new ClusterPlan(slots, stages);
  }

  // Where a cluster does not pay, they are counted here.
  private static Stage counts(StudyPlan plan, int slots) {
    List<Variant> variants = plan.design().variants();
    boolean sent = CountingCluster.Fewest.USUAL.allow(plan.study(), variants);
    int parts = sent ? SentCounting.parts(variants.size(), slots) : 0;
    double all = plan.countingSeconds() * Runtime.getRuntime().availableProcessors();
    double seconds = all / Math.max(1, Math.min(slots, parts));
    return new Stage(Work.COUNTS, parts, OptionalDouble.of(seconds), Basis.SAMPLE);
  }

  private static Stage trainings(TrainingsPlan training, int slots) {
    return new Stage(
        Work.TRAININGS,
        training.trainings() - training.done(),
        OptionalDouble.of(training.secondsLeft(slots)),
        training.timed() ? Basis.STORE : Basis.CONSTANTS);
  }
}
