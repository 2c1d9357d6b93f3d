package io.unetlab.reports.network;

import io.unetlab.spec.yaml.ChoiceType;

/** What became of a block, compared with the network that is the base. */
public enum State {
  /** Nothing to compare with. */
  ALONE,
  SAME,
  CHANGED,
  ADDED,
  /** Only the base has it; its numbers are the base's. */
  REMOVED;

  /** In files: {@code changed}. */
  public String word() {
    return ChoiceType.word(this);
  }
}
