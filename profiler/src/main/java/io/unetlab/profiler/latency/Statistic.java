package io.unetlab.profiler.latency;

/** Which statistic of the runs a figure is; an average is never passed off as a median. */
public enum Statistic {
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
  /** Of several networks that run one after another: each one's figure times its runs, added. */
  SUM("sum of the parts"),
  /** Of no runs: a model's estimate. */
  ESTIMATE("estimate"),
  /** The source does not state which. */
  NOT_TOLD("not stated");

  private final String words;

  Statistic(String words) {
    this.words = words;
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }
}
