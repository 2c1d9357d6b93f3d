package io.unetlab.profiler.importer;

/** What a number of milliseconds is of the runs; an average is never taken for a median. */
public enum Figure {
  MEDIAN("median"),
  AVERAGE("average"),
  P5("p5"),
  P90("p90"),
  P95("p95"),
  MINIMUM("minimum"),
  MAXIMUM("maximum"),
  STANDARD_DEVIATION("standard deviation"),
  FIRST_RUN("first run"),
  /** Loading and preparing the network, before any run. */
  LOAD("load"),
  /** A latency of which the source does not say what it is. */
  NOT_TOLD("not told");

  private final String words;

  Figure(String words) {
    this.words = words;
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }
}
