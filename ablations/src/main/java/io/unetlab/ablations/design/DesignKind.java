package io.unetlab.ablations.design;

/** The parts of a design, in the order in which their variants are generated. */
public enum DesignKind {
  BASE,
  ONE_AT_A_TIME,
  LADDER,
  FACTORIAL,
  FRACTIONAL,
  RANDOM,
  LIST,
  SEARCH
}
