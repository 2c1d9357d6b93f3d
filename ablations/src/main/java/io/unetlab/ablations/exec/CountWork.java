package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.task.WorkPlace;
import java.nio.file.Path;
import java.util.List;

/** Counting elsewhere needs nothing but the networks. */
record CountWork() implements Work {

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Evaluator open(WorkPlace place) {
    return new CountEvaluator();
  }
}
