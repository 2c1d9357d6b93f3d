package io.unetlab.reports.table;

/** How the cells of a column are aligned, and how they shrink when they are too wide. */
public enum Alignment {
  /** Names: left-aligned; a long one loses its middle. */
  LEFT,
  /** Numbers: right-aligned, so that digits line up; never cut. */
  RIGHT,
  /** Sentences: left-aligned; they wrap. */
  PROSE
}
