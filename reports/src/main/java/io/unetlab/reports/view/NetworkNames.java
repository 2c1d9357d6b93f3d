package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What people call the networks of a study, by the tags that its measurements have. */
public final class NetworkNames {

  private NetworkNames() {}

  /** By tag such as {@code #5} or {@code #5 unet}, of the first trial with the network. */
  public static Map<String, String> of(Trials trials) {
    Map<String, String> names = new HashMap<>();
    for (TrialResult trial : trials.result().trials()) {
      trial.completed().ifPresent(it -> names.put(tag(trials, it), "variant " + tag(trials, it)));
    }
    trials.winner().ifPresent(it -> names.put(tag(trials, it), "the choice, " + tag(trials, it)));
    List<Rung> rungs = trials.result().ladder().rungs();
    for (int i = 0; i < rungs.size(); i++) {
      Rung rung = rungs.get(i);
      String name =
          String.format(Locale.ROOT, "ladder step %d (%s)", i + 1, rung.step().option().name());
      rung.after().completed().ifPresent(it -> names.put(tag(trials, it), name));
    }
    trials.base().ifPresent(it -> names.put(tag(trials, it), "the base"));
    addParts(trials, names);
    return Map.copyOf(names);
  }

  private static void addParts(Trials trials, Map<String, String> names) {
    Set<SpecHash> seen = new HashSet<>();
    for (Completed trial : trials.result().completed()) {
      for (PartRun part : trial.parts()) {
        if (seen.add(part.network())) {
          String label = trials.tag(trial.variant()) + " " + part.word();
          names.put(label, part.words() + " of " + trials.words(trial.variant()));
        }
      }
    }
  }

  /** By hash, for the parts of pipelines: {@code of the base}, {@code of variant #5}. */
  static Map<String, String> byHash(Trials trials) {
    Map<String, String> names = new HashMap<>();
    for (Completed trial : trials.result().completed()) {
      trial
          .parts()
          .forEach(
              it -> names.putIfAbsent(it.network().hex(), "of " + trials.words(trial.variant())));
    }
    return names;
  }

  private static String tag(Trials trials, Completed trial) {
    return trials.tag(trial.sameAs().orElse(trial.variant()));
  }
}
