package io.unetlab.profiler.latency;

/** Every latency says how it is known; only the first of these is a measurement of ours. */
public enum HowKnown {
  /** By this program, or by a tool that it ran on a device it saw. */
  MEASURED_HERE("measured here"),
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
