package io.unetlab.spec.model;

/** Which attentions use one projection for keys and values. A shared one is stored as to_k. */
public enum SharedKv {
  NONE,
  SELF,
  CROSS,
  BOTH;

  public boolean self() {
    return this == SELF || this == BOTH;
  }

  public boolean cross() {
    return this == CROSS || this == BOTH;
  }
}
