package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** Measures networks of a study, a session at a time, and keeps what is known of them. */
final class Measuring {

  private final StudySpec study;
  private final RunSettings settings;
  private final MeasuringExecutor executor;
  private final Function<Completed, Trial> trials;
  private final Map<SpecHash, List<MeasuredTrial>> measured = new LinkedHashMap<>();
  private final Map<SpecHash, String> failed = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  Measuring(StudySpec study, RunSettings settings, LatencyMeasurer measurer) {
    this.study = study;
    this.settings = settings;
    this.executor = new MeasuringExecutor(measurer);
    VariantBuilder builder = new VariantBuilder(study);
    this.trials = it -> new Trial(executor.key(it.hash().hex(), 0), builder.spec(it.variant()));
  }

  /**
   * Measures those that are not measured yet.
   *
   * @param networks the base first
   */
  void measure(List<Completed> networks, Function<Completed, String> naming) {
    networks.forEach(it -> names.putIfAbsent(it.hash().brief(), naming.apply(it)));
    List<Completed> unknown = new ArrayList<>(networks);
    if (!settings.fresh()) {
      unknown.removeIf(this::isKnown);
    }
    if (unknown.isEmpty()) {
      return;
    }
    Completed base = networks.get(0);
    unknown.remove(base);
    unknown.add(0, base);
    run(unknown.stream().map(trials).toList());
  }

  private boolean isKnown(Completed network) {
    TrialKey key = executor.key(network.hash().hex(), 0);
    TrialOutcome.Done known = settings.store().find(List.of(key)).get(key);
    if (known != null) {
      note(known);
    }
    return known != null;
  }

  // A session that cannot even begin leaves its networks unmeasured, and the study goes on.
  private void run(List<Trial> session) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    try {
      executor.run(session, outcomes::add);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException | OutOfMemoryError e) {
      outcomes.clear();
      session.forEach(
          it -> outcomes.add(new TrialOutcome.Broken(it.key(), e.toString(), Instant.now())));
    }
    settings.store().add(outcomes);
    outcomes.forEach(this::note);
  }

  private void note(TrialOutcome outcome) {
    SpecHash hash = new SpecHash(outcome.key().spec());
    if (outcome instanceof TrialOutcome.Done done) {
      failed.remove(hash);
      measured.put(hash, List.of(MeasuredTrial.read(done.detail())));
    } else if (outcome instanceof TrialOutcome.Broken broken) {
      failed.put(hash, broken.reason());
    }
  }

  Measurements measurements() {
    return new Measurements(study.target(), measured, failed, names);
  }
}
