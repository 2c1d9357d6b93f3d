package io.unetlab.ablations.study;

/** What a constraint does with a variant whose quality nothing supports. */
public enum UnknownQuality {
  /** The variant cannot be chosen. */
  REFUSE,
  /** The constraint counts as met, and the decision says so. */
  ALLOW
}
