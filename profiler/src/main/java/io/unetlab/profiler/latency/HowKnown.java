package io.unetlab.profiler.latency;

import java.util.Collection;
import java.util.Comparator;

/** The origin of a latency, the firmest first; only the first is our own measurement. */
public enum HowKnown {
  /** By this program, or by a tool it ran on a connected device. */
  MEASURED_HERE("measured here"),
  /** By another tool, or by our agent outside the control of this program. */
  MEASURED_ELSEWHERE("measured elsewhere"),
  /** In a paper or a vendor's table. */
  PUBLISHED("published"),
  /** Entered by hand from a tool without a report format. */
  ENTERED("entered"),
  /** By a latency model; the network was not measured. */
  PREDICTED("predicted");

  private final String words;

  HowKnown(String words) {
    this.words = words;
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }

  /** What is known of a figure that several others together give: no more than of its weakest. */
  static HowKnown weakest(Collection<HowKnown> several) {
    return several.stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
