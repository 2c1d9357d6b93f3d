package io.unetlab.cluster.worker;

import java.util.Objects;

/**
 * What a task says about its part. It travels as a text.
 *
 * @param text the output, or the reason of a failure; empty for a part that was not tried
 */
public record Answer(Kind kind, String text) {

  /** What became of the part. */
  public enum Kind {
    DONE,
    FAILED,
    /** Not tried, since it was lost too often with the process that ran it. */
    LOST
  }

  public Answer {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  String written() {
    return kind.name().charAt(0) + text;
  }

  public static Answer read(String written) {
    for (Kind kind : Kind.values()) {
      if (kind.name().charAt(0) == written.charAt(0)) {
        return new Answer(kind, written.substring(1));
      }
    }
    throw new IllegalArgumentException("not an answer: " + written);
  }
}
