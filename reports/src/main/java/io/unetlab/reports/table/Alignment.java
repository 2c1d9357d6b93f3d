package io.unetlab.reports.table;

/** How the cells of a column stand, and what gives way when they are too wide. */
public enum Alignment {
  /** Names read from the left; a long one loses its middle. */
  LEFT,
  /** Numbers compare best when their last digits stand below each other; they are never cut. */
  RIGHT,
  /** Sentences read from the left and go on in the next line. */
  PROSE
}
