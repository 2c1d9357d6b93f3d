package io.unetlab.ablations.study;

/** How a constraint treats a variant whose metric is unknown. */
public enum Unknown {
  /** The variant cannot be chosen. */
  REFUSE,
  /** The constraint counts as met, and the decision says so. */
  ALLOW
}
