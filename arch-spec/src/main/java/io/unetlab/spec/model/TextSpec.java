package io.unetlab.spec.model;

/** What cross-attention attends to: 1 x tokens x width. */
public record TextSpec(int tokens, int width) {

  public TextSpec {
    Checks.positive("text tokens", tokens);
    Checks.positive("text width", width);
  }
}
