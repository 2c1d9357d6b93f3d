package io.unetlab.reports.table;

/** Text reads from the left; numbers compare best when their last digits stand below each other. */
public enum Alignment {
  LEFT,
  RIGHT
}
