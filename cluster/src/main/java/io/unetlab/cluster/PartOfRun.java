package io.unetlab.cluster;

import io.unetlab.cluster.worker.SentPart;
import java.io.Serializable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A part in the program that runs the job. Spark serializes it anew for each attempt, so each one
 * learns what happened to those before. An attempt's number does not tell that: Spark also counts
 * copies of slow attempts and machines that could not open the job.
 */
final class PartOfRun implements Serializable {

  private static final long serialVersionUID = 1;

  private final transient Supplier<String> text;
  private final transient BooleanSupplier lost;

  PartOfRun(Supplier<String> text, BooleanSupplier lost) {
    this.text = text;
    this.lost = lost;
  }

  private Object writeReplace() {
    return new SentPart(text.get(), lost.getAsBoolean());
  }
}
