package io.unetlab.ablations.study;

/**
 * How reliable a statement is, most reliable first: recounted to the last digit, primary source,
 * secondary source, a single secondary source or inferred.
 */
public enum Firmness {
  EXACT,
  HIGH,
  MID,
  LOW
}
