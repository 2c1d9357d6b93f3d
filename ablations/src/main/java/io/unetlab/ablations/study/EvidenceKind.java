package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.ChoiceType;

/**
 * The kind of evidence, strongest first. A measurement at small scale is of this very network, but
 * of another training than the one that counts; so it comes after what was published of that
 * training, and before a guess.
 */
public enum EvidenceKind {
  MEASURED,
  PUBLISHED,
  SMALL_SCALE,
  ASSUMED;

  /** In a sentence. */
  public String text() {
    return this == SMALL_SCALE ? "measured at small scale" : ChoiceType.word(this);
  }

  /** Whether networks were trained for it. */
  public boolean isMeasured() {
    return this == MEASURED || this == SMALL_SCALE;
  }
}
