package io.unetlab.reports.view;

import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts without a latency on a target, and the pipelines that have none because of them. */
final class MissingParts {

  private static final int NAMED = 4;

  private final Trials trials;
  private final Map<String, Set<String>> networks = new LinkedHashMap<>();
  private final Map<String, List<Completed>> pipelines = new LinkedHashMap<>();

  MissingParts(Trials trials, TargetLatencies latencies) {
    this.trials = trials;
    for (Completed trial : trials.result().completed()) {
      for (PartRun part : latencies.missing(trial)) {
        networks
            .computeIfAbsent(part.words(), it -> new LinkedHashSet<>())
            .add(part.network().hex());
        pipelines.computeIfAbsent(part.words(), it -> new ArrayList<>()).add(trial);
      }
    }
  }

  /** One for each kind of part; none when all are known. */
  List<String> sentences() {
    return pipelines.entrySet().stream().map(it -> sentence(it.getKey(), it.getValue())).toList();
  }

  private String sentence(String part, List<Completed> without) {
    int count = networks.getOrDefault(part, Set.of()).size();
    return (without.size() == 1 ? "One pipeline has" : without.size() + " pipelines have")
        + " no latency, since that of "
        + (count == 1 ? "one " : count + " ")
        + (count == 1 ? part : part + "s")
        + " is unknown: "
        + names(without)
        + ".";
  }

  private String names(List<Completed> without) {
    List<String> names =
        without.stream().limit(NAMED).map(it -> trials.words(it.variant())).toList();
    int more = without.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
