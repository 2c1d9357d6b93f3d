package io.unetlab.profiler.importer;

/** A figure that this program did not measure always says so; none of these is a measurement. */
public enum HowKnown {
  /** By another tool that this program had run on a device it saw. */
  MEASURED_BY_TOOL("measured by the tool"),
  /** By a run of another tool, or of ours where this program could not watch it. */
  MEASURED_ELSEWHERE("measured elsewhere"),
  /** In a paper, or in a vendor's tables. */
  PUBLISHED("published"),
  /** Typed in by hand, from a tool whose reports have no format. */
  ENTERED("entered");

  private final String words;

  HowKnown(String words) {
    this.words = words;
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }
}
