package io.unetlab.spec.text;

/** A tensor that a text encoder returns, in the order in which it returns several. */
public enum TextOutput {
  /** The state after the last layer and the final norm, N x tokens x width. */
  OUTPUT,
  /** The state that the last layer reads, without the final norm, N x tokens x width. */
  PENULTIMATE,
  /** The row of {@link #OUTPUT} at the end of the text, N x width. */
  POOLED,
  /** {@link #POOLED} times the text projection, N x the projection's width. */
  TEXT_EMBEDS;

  /** Whether it needs the last layer and the final norm. */
  boolean needsEverything() {
    return this != PENULTIMATE;
  }

  /** Whether it is one row of each text. */
  public boolean isPooled() {
    return this == POOLED || this == TEXT_EMBEDS;
  }
}
