package io.unetlab.ablations.agreement;

import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.ImportedNetwork;
import io.unetlab.profiler.latency.KnownRuntime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where networks ran: a device, a runtime and a precision. A word that the source does not state is
 * empty.
 *
 * @param latencies milliseconds by network
 */
public record MeasuredTarget(
    String device, String runtime, String precision, Map<String, Double> latencies) {

  public MeasuredTarget {
    latencies = Collections.unmodifiableMap(new TreeMap<>(latencies));
  }

  private record Place(String device, String runtime, String precision) {

    static Place of(ImportedLatency latency) {
      KnownRuntime runtime = latency.latency().runtime();
      return new Place(
          latency.latency().device().name().or(latency.latency().device()::soc).orElse(""),
          runtime.name().orElse(""),
          runtime.precision().orElse(""));
    }
  }

  /**
   * The targets of these latencies. A network is known by the hash of its spec, else by its name
   * and its part of a pipeline; also by its source where one target has several of that name from
   * different sources.
   */
  public static List<MeasuredTarget> of(List<ImportedLatency> latencies) {
    Map<Place, List<ImportedLatency>> byPlace = new LinkedHashMap<>();
    latencies.forEach(
        it -> byPlace.computeIfAbsent(Place.of(it), place -> new ArrayList<>()).add(it));
    Set<String> ambiguous = new LinkedHashSet<>();
    byPlace.values().forEach(it -> ambiguous.addAll(ambiguous(it)));
    return byPlace.entrySet().stream()
        .map(it -> target(it.getKey(), it.getValue(), ambiguous))
        .toList();
  }

  private static Set<String> ambiguous(List<ImportedLatency> ofTarget) {
    Map<String, String> sources = new LinkedHashMap<>();
    Set<String> ambiguous = new LinkedHashSet<>();
    for (ImportedLatency latency : ofTarget) {
      String name = name(latency);
      String source = latency.source().text();
      if (!sources.computeIfAbsent(name, it -> source).equals(source)) {
        ambiguous.add(name);
      }
    }
    return ambiguous;
  }

  private static String name(ImportedLatency latency) {
    ImportedNetwork network = latency.network();
    String part = network.part().map(it -> " " + it.words()).orElse("");
    return network.specHash().orElse(network.name() + part);
  }

  // Of several latencies of a network on a target, the last holds, as in a file that was continued.
  private static MeasuredTarget target(
      Place place, List<ImportedLatency> latencies, Set<String> ambiguous) {
    Map<String, Double> byNetwork = new LinkedHashMap<>();
    for (ImportedLatency latency : latencies) {
      String name = name(latency);
      String key = ambiguous.contains(name) ? latency.source().text() + " " + name : name;
      byNetwork.put(key, latency.latency().ms());
    }
    return new MeasuredTarget(place.device, place.runtime, place.precision, byNetwork);
  }
}
