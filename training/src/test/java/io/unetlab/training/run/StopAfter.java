package io.unetlab.training.run;

import java.util.function.Consumer;

/** Ends a training after a step, before its checkpoint is written. */
record StopAfter(int steps) implements Consumer<TrainingEvent> {

  /** The end. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  @Override
  public void accept(TrainingEvent event) {
    if (event.kind() == TrainingEvent.Kind.STEPPED && event.steps() == steps) {
      throw new Stopped();
    }
  }
}
