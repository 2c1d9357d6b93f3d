package io.unetlab.spec.model;

/** What cross-attention attends to: 1 x tokens x width. */
public record TextSpec(int tokens, int width) {

  public TextSpec {
    Require.positive("text tokens", tokens);
    Require.positive("text width", width);
  }
}
