package io.unetlab.training.run;

import ai.djl.engine.EngineException;

/** Recognises the engine's failures for lack of memory, which have no type of their own. */
final class OutOfMemory {

  private OutOfMemory() {}

  static boolean isReasonOf(EngineException e) {
    String why = String.valueOf(e.getMessage());
    return why.contains("out of memory") || why.contains("allocate memory");
  }

  /** What the engine says, without its stack. */
  static String text(EngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
