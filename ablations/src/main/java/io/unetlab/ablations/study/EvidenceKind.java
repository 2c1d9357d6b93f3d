package io.unetlab.ablations.study;

/** The kind of evidence, strongest first. */
public enum EvidenceKind {
  MEASURED,
  PUBLISHED,
  ASSUMED
}
