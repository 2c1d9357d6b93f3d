package io.unetlab.reports.table;

/** How the cells of a column are aligned, and how they shrink when they are too wide. */
public enum Alignment {
  /** Names: left-aligned; long names lose their middle. */
  LEFT,
  /** What identifies a row: left-aligned, never cut. */
  NAME,
  /** Numbers: right-aligned, so that digits line up; never truncated. */
  RIGHT,
  /** Sentences: left-aligned; they wrap. */
  PROSE
}
