package io.unetlab.spec.source;

/** How much a {@link Problem} matters: an error stops the work, a warning is only printed. */
public enum Severity {
  ERROR,
  WARNING
}
