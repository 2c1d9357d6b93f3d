package io.unetlab.cli.command;

import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The networks of a command line whose latencies are asked for: a pipeline is its parts, and its
 * latency the sum of all runs. Parts with the same network count once; a network that is named
 * twice by itself remains twice.
 *
 * @param <T> what is made of each network
 */
final class PartsOnce<T> {

  private final Function<NetworkSpec, T> make;
  private final List<NetworkSpec> pipelines = new ArrayList<>();
  private final Map<SpecHash, T> ofParts = new HashMap<>();
  private final List<T> all = new ArrayList<>();

  PartsOnce(List<NetworkSpec> networks, Function<NetworkSpec, T> make) {
    this.make = make;
    networks.forEach(this::add);
  }

  private void add(NetworkSpec network) {
    List<Part> parts = network.parts();
    if (parts.get(0).word().isEmpty()) {
      all.add(make.apply(network));
      return;
    }
    pipelines.add(network);
    for (Part part : parts) {
      SpecHash hash = part.network().hash();
      if (!ofParts.containsKey(hash)) {
        T made = make.apply(part.network());
        ofParts.put(hash, made);
        all.add(made);
      }
    }
  }

  /** What was made, in the order of the command line. */
  List<T> all() {
    return List.copyOf(all);
  }

  List<NetworkSpec> pipelines() {
    return List.copyOf(pipelines);
  }

  /** What was made of a part's network. */
  T of(Part part) {
    return Objects.requireNonNull(ofParts.get(part.network().hash()), part::word);
  }

  /**
   * The latency of one of the pipelines; empty if a part has none.
   *
   * @param latency of what was made
   */
  Optional<ComposedLatency> sum(NetworkSpec pipeline, Function<T, Optional<Latency>> latency) {
    List<PartLatency> parts = new ArrayList<>();
    for (Part part : pipeline.parts()) {
      latency
          .apply(of(part))
          .map(it -> new PartLatency(part.word(), part.network().hash(), part.runs(), it))
          .ifPresent(parts::add);
    }
    return parts.size() < pipeline.parts().size()
        ? Optional.empty()
        : Optional.of(new ComposedLatency(parts));
  }

  /** A pipeline's latency as a sum in words. */
  static String sentence(ComposedLatency latency) {
    String terms =
        latency.parts().stream()
            .map(it -> it.word() + " " + it.runs() + " x " + Numbers.millis(it.latency().ms()))
            .collect(Collectors.joining(" + "));
    String interval =
        latency
            .interval()
            .map(it -> " (" + Numbers.millis(it.low()) + " to " + Numbers.millis(it.high()) + ")")
            .orElse("");
    return terms + " = " + Numbers.millis(latency.ms()) + " ms" + interval;
  }
}
