package io.unetlab.ablations.study;

/** What a constraint does with a variant of which nothing says the metric. */
public enum Unknown {
  /** The variant cannot be chosen. */
  REFUSE,
  /** The constraint counts as met, and the decision says so. */
  ALLOW
}
