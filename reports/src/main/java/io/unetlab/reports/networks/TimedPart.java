package io.unetlab.reports.networks;

import io.unetlab.profiler.metric.CountedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A part whose operations were timed. */
record TimedPart(CountedPart part, ModuleTimes times) {

  TimedPart {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(times, "times");
  }

  /** The first record of each part of a network that has times of its operations. */
  static List<TimedPart> of(ComparedNetwork network) {
    List<TimedPart> timed = new ArrayList<>();
    for (ComparedNetwork.OfPart it : network.latencies()) {
      boolean first = timed.stream().noneMatch(other -> other.part().equals(it.part()));
      if (first) {
        ModuleTimes.of(it.part().report().graph(), it.latency())
            .ifPresent(times -> timed.add(new TimedPart(it.part(), times)));
      }
    }
    return timed;
  }

  /** Milliseconds of all runs of a module, by its full name; empty if it was not timed. */
  static Optional<Double> millis(List<TimedPart> timed, String path) {
    return timed.stream().flatMap(it -> it.within(path).stream()).reduce(Double::sum);
  }

  private Optional<Double> within(String path) {
    String word = part.part().word();
    if (word.isEmpty()) {
      return times.of(path);
    }
    long runs = part.part().runs();
    if (path.equals(word)) {
      return times.byPath().values().stream().reduce(Double::sum).map(it -> it * runs);
    }
    return path.startsWith(word + ".")
        ? times.of(path.substring(word.length() + 1)).map(it -> it * runs)
        : Optional.empty();
  }
}
