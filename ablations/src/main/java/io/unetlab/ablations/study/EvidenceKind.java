package io.unetlab.ablations.study;

/** How a statement came about, strongest first. */
public enum EvidenceKind {
  MEASURED,
  PUBLISHED,
  ASSUMED
}
