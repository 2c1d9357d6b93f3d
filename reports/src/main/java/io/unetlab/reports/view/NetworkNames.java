package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people call the networks of a study, by the tags that its measurements have. */
public final class NetworkNames {

  private NetworkNames() {}

  /** By tag such as {@code #5}, of the first trial with the network. */
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
    return Map.copyOf(names);
  }

  private static String tag(Trials trials, Completed trial) {
    return trials.tag(trial.sameAs().orElse(trial.variant()));
  }
}
