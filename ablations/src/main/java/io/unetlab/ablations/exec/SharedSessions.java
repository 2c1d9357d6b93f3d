package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.PartRun;
import io.unetlab.profiler.latency.ComposedPairs;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.PartRecord;
import io.unetlab.profiler.latency.RelativeLatency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two pipelines round by round, in the sessions that measured all parts of both. */
final class SharedSessions {

  // By session, then by the network's hash.
  private final Map<String, Map<String, LatencyRecord>> sessions = new LinkedHashMap<>();

  private SharedSessions(Measurements measurements) {
    measurements.trials().values().stream().flatMap(List::stream).forEach(this::add);
  }

  private void add(MeasuredTrial trial) {
    Map<String, LatencyRecord> session =
        sessions.computeIfAbsent(trial.session(), it -> new LinkedHashMap<>());
    session.put(trial.base().provenance().specHash(), trial.base());
    session.put(trial.record().provenance().specHash(), trial.record());
  }

  /** Empty without such a session. */
  static Optional<RelativeLatency> compare(
      Measurements measurements, List<PartRun> parts, List<PartRun> others) {
    List<List<PartRecord>> ours = new ArrayList<>();
    List<List<PartRecord>> theirs = new ArrayList<>();
    for (Map<String, LatencyRecord> session : new SharedSessions(measurements).sessions.values()) {
      List<PartRecord> mine = records(parts, session);
      List<PartRecord> other = records(others, session);
      if (mine.size() == parts.size() && other.size() == others.size()) {
        ours.add(mine);
        theirs.add(other);
      }
    }
    return ours.isEmpty()
        ? Optional.empty()
        : Optional.of(ComposedPairs.relative(ours, theirs, seed(ours)));
  }

  private static long seed(List<List<PartRecord>> sessions) {
    return sessions.get(0).get(0).record().provenance().runSeed();
  }

  private static List<PartRecord> records(List<PartRun> parts, Map<String, LatencyRecord> session) {
    return parts.stream()
        .flatMap(
            part ->
                Optional.ofNullable(session.get(part.network().hex()))
                    .map(it -> new PartRecord(it, part.runs()))
                    .stream())
        .toList();
  }
}
