package io.unetlab.profiler.predict;

import io.unetlab.spec.source.ProblemCode;

/** The problems that reading a latency model reports; {@code docs/problems.md} lists them. */
public enum ModelCode implements ProblemCode {
  BAD_OPERATION("MODEL001", "The text is not an operation with its sizes."),
  SAME_OPERATION("MODEL002", "An operation is listed twice."),
  OTHER_SIZES("MODEL003", "Operations of a kind have sizes of other names.");

  private final Entry entry;

  ModelCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
