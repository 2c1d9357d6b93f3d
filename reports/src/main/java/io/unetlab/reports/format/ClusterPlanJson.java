package io.unetlab.reports.format;

import io.unetlab.ablations.exec.ClusterPlan;
import java.util.List;
import java.util.OptionalDouble;

/** A study's work as tasks of a cluster, as part of a plan's JSON. */
record ClusterPlanJson(
    @Doc("tasks at a time") int slots,
    @Doc("one after the other; those without a task are left out") List<Stage> stages) {

  static ClusterPlanJson of(ClusterPlan plan) {
    return new ClusterPlanJson(
        plan.slots(),
        plan.stages().stream()
            .map(it -> new Stage(it.work(), it.tasks(), it.seconds(), it.basis()))
            .toList());
  }

  record Stage(
      @Doc("what the tasks do") ClusterPlan.Work work,
      @Doc("their number") int tasks,
      @Doc("by the clock, on cores as fast as this machine's; `null` if nothing is known")
          OptionalDouble seconds,
      @Doc(
              "what the seconds rest on: a sample counted here, trainings in the store, constants"
                  + " of one machine, or nothing")
          ClusterPlan.Basis basis) {}
}
