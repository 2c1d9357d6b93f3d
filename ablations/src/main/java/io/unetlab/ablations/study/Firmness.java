package io.unetlab.ablations.study;

/**
 * How firm a statement is, firmest first: recounted to the last digit, primary source, secondary
 * source, one secondary source or inferred.
 */
public enum Firmness {
  EXACT,
  HIGH,
  MID,
  LOW
}
