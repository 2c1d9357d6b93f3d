package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.Optional;

/**
 * How a tool timed one network's starts, and what executed the network: the latency of a network
 * that runs elsewhere than asked, or now here, now there, means nothing.
 */
final class TimingLog {

  private Optional<ToolTiming> timing = Optional.empty();
  private Optional<Placement> first = Optional.empty();

  /** All starts so far; empty where each run is a sample. */
  Optional<ToolTiming> timing() {
    return timing;
  }

  /** Why a start's figure does not count; it is not added. */
  Optional<String> doubt(TurnResult run) {
    return run.timing()
        .map(ToolTiming::placement)
        .flatMap(now -> now.refusal().or(() -> changed(now)));
  }

  private Optional<String> changed(Placement now) {
    return first
        .filter(before -> !before.shares().equals(now.shares()))
        .map(before -> "at first " + before.words() + "; now " + now.words());
  }

  void add(TurnResult run) {
    first = first.or(() -> run.timing().map(ToolTiming::placement));
    timing = timing.isEmpty() ? run.timing() : timing.map(it -> it.and(run.timing().orElseThrow()));
  }

  /** Adds what a {@linkplain NetworkJob#listing listing} start shows. */
  void addListed(TurnResult listing) {
    listing
        .timing()
        .map(ToolTiming::placement)
        .ifPresent(more -> timing = timing.map(it -> it.placed(it.placement().completedBy(more))));
  }
}
