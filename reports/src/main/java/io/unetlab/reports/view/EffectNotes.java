package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.OptionEffect;
import io.unetlab.ablations.analysis.Variation;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Remarks on the tables of effects. */
public final class EffectNotes {

  private static final int NAMES = 6;

  // A sum of shares below this is not a matter of rounding.
  private static final double WHOLE = 0.95;

  private final Trials trials;
  private final List<Effects> all;
  private final List<Effects> shown;

  public EffectNotes(Trials trials) {
    this.trials = trials;
    this.all = trials.explanation().effects();
    this.shown = all.stream().filter(it -> EffectTables.isShown(it.metric())).toList();
  }

  /** Effects that the trials cannot show, and how the measured metrics were analysed. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    all.stream().filter(it -> !it.exact()).map(EffectNotes::noise).forEach(notes::add);
    all.stream()
        .filter(it -> trials.result().predicted(it.metric()).isPresent())
        .map(
            it ->
                it.metric().title()
                    + " is predicted by a model: its effects are those on the predictions, without"
                    + " the model's error.")
        .forEach(notes::add);
    shown.stream()
        .findFirst()
        .ifPresent(
            first -> {
              notes.addAll(unknown(first));
              if (!first.untold().isEmpty()) {
                notes.add("The trials cannot show the effect of " + few(first.untold()) + ".");
              }
              if (shown.stream().anyMatch(EffectNotes::shared)) {
                notes.add(
                    "Factors whose choices go together share variation, which is credited to"
                        + " neither; the column then adds up to less than 100 %.");
              }
            });
    for (Metric metric : trials.result().study().metrics()) {
      if (MetricCells.isQuality(metric)
          && all.stream().noneMatch(it -> it.metric().equals(metric))) {
        notes.add(
            metric.title()
                + " is predicted as the sum of the options' evidence; that evidence is the effect,"
                + " and there is nothing to analyse.");
      }
    }
    return notes;
  }

  private static List<String> unknown(Effects effects) {
    List<String> notes = new ArrayList<>();
    List<Set<String>> alike = new ArrayList<>();
    for (OptionEffect option : effects.options()) {
      if (option.change().isEmpty() && option.aliases().isEmpty()) {
        notes.add(option.label() + " is in no trial that could be compared.");
      } else if (option.change().isEmpty()) {
        join(alike, option);
      }
    }
    alike.forEach(it -> notes.add(few(it) + " cannot be told apart in these trials."));
    return notes;
  }

  // Options aliased with the same option share one sentence.
  private static void join(List<Set<String>> alike, OptionEffect option) {
    Set<String> joined = new LinkedHashSet<>(List.of(option.label()));
    joined.addAll(option.aliases());
    for (Set<String> other : List.copyOf(alike)) {
      if (!Collections.disjoint(other, joined)) {
        alike.remove(other);
        other.addAll(joined);
        joined = other;
      }
    }
    alike.add(joined);
  }

  private static boolean shared(Effects effects) {
    double own = effects.factors().stream().mapToDouble(Variation::share).sum();
    return own + effects.shareOfInteractions() + effects.rest().share() < WHOLE;
  }

  private static String noise(Effects effects) {
    String start = effects.metric().title() + " was measured on " + effects.trials() + " variants";
    int df = effects.rest().df();
    if (df == 0) {
      return start + ", just enough to separate the options; the noise cannot be estimated.";
    }
    return start
        + "; the residual, with "
        + df
        + (df == 1 ? " degree" : " degrees")
        + " of freedom, is taken as noise"
        + (effects.interactions().isEmpty() ? ", interactions included." : ".")
        + " The intervals are Student's t, 95 %.";
  }

  private static String few(Collection<String> names) {
    int more = names.size() - NAMES;
    return names.stream().limit(NAMES).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
