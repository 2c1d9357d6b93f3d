package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.MeasurementBlocks;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Measures networks of a study on one target, a session at a time, and keeps what is known of them.
 */
final class Measuring {

  private static final long ORDER_SEED = 0;

  private final StudySpec study;
  private final Target target;
  private final RunSettings settings;
  private final LatencyMeasurer measurer;
  private final MeasuringExecutor executor;
  private final VariantBuilder builder;
  private final Map<SpecHash, Map<Long, MeasuredTrial>> measured = new LinkedHashMap<>();
  private final Map<SpecHash, String> failed = new LinkedHashMap<>();
  private final Set<SpecHash> asked = new LinkedHashSet<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  private boolean begun;
  private String key = "";
  private Optional<String> lost = Optional.empty();

  Measuring(StudySpec study, Target target, RunSettings settings, LatencyMeasurer measurer) {
    this.study = study;
    this.target = target;
    this.settings = settings;
    this.measurer = measurer;
    this.executor = new MeasuringExecutor(measurer, names::get);
    this.builder = new VariantBuilder(study);
  }

  /** What the study calls the latency that is measured. */
  Metric metric() {
    return study.latency(target);
  }

  /** Whether there is nothing more to find out about a network. */
  boolean isDone(Completed network) {
    return measured.containsKey(network.hash()) || failed.containsKey(network.hash());
  }

  /**
   * Measures those that are not measured yet, in the design's blocks and as often as it says.
   *
   * @param networks the base first
   * @param naming what people call a network
   */
  void measure(List<Completed> networks, Function<Completed, String> naming) {
    networks.forEach(it -> names.putIfAbsent(it.hash().brief(), naming.apply(it)));
    networks.forEach(it -> asked.add(it.hash()));
    if (!begun) {
      begin();
    }
    int replicates = study.design().replicates();
    List<List<Integer>> blocks =
        MeasurementBlocks.of(networks.size(), replicates, study.design().block(), ORDER_SEED);
    int parts = blocks.size() / replicates;
    for (int i = 0; i < blocks.size(); i++) {
      measure(blocks.get(i).stream().map(networks::get).toList(), i / parts);
    }
  }

  // A device that cannot be asked who it is has no key to look anything up by.
  private void begin() {
    begun = true;
    try {
      key = measurer.target();
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException e) {
      lost = Optional.of(reason(e));
    }
    settings
        .targets()
        .accept(new TargetKey(target.name(), key, measurer.protocol(), lost.orElse("")));
  }

  private static String reason(Throwable e) {
    return e instanceof DeviceException ? String.valueOf(e.getMessage()) : e.toString();
  }

  private void measure(List<Completed> block, long replicate) {
    if (key.isEmpty()) {
      block.forEach(it -> failed.put(it.hash(), lost.orElseThrow()));
      return;
    }
    List<Trial> session = new ArrayList<>();
    for (Completed network : block) {
      if (settings.fresh() || !isKnown(network, replicate)) {
        session.add(trial(network, replicate));
      }
    }
    if (session.isEmpty()) {
      return;
    }
    Trial base = trial(block.get(0), replicate);
    session.removeIf(it -> it.key().equals(base.key()));
    session.add(0, base);
    keep(lost.isPresent() ? brokenOff(session, lost.get()) : run(session));
  }

  private void keep(List<TrialOutcome> outcomes) {
    settings.store().add(outcomes);
    outcomes.forEach(this::note);
  }

  private Trial trial(Completed network, long replicate) {
    return new Trial(
        executor.key(network.hash().hex(), replicate), builder.spec(network.variant()));
  }

  private boolean isKnown(Completed network, long replicate) {
    TrialKey key = executor.key(network.hash().hex(), replicate);
    TrialOutcome.Done known = settings.store().find(List.of(key)).get(key);
    if (known != null) {
      note(known);
    }
    return known != null;
  }

  // A session that cannot even begin leaves its networks unmeasured, and the study goes on.
  private List<TrialOutcome> run(List<Trial> session) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    try {
      executor.run(session, outcomes::add);
      return outcomes;
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (DeviceException e) {
      // Whatever else is asked of it would fail as well, and only later.
      lost = Optional.of(reason(e));
      return brokenOff(session, reason(e));
    } catch (RuntimeException | OutOfMemoryError e) {
      return brokenOff(session, reason(e));
    }
  }

  // What an earlier session found out stands, as the base's latency does.
  private List<TrialOutcome> brokenOff(List<Trial> session, String reason) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (Trial trial : session) {
      Map<Long, MeasuredTrial> known = measured.get(new SpecHash(trial.key().spec()));
      if (known == null || !known.containsKey(trial.key().seed())) {
        outcomes.add(new TrialOutcome.Broken(trial.key(), reason, Instant.now()));
      }
    }
    return outcomes;
  }

  // The base is measured again in each block; its first time counts, the others are compared with.
  private void note(TrialOutcome outcome) {
    SpecHash hash = new SpecHash(outcome.key().spec());
    if (outcome instanceof TrialOutcome.Done done) {
      failed.remove(hash);
      measured
          .computeIfAbsent(hash, it -> new TreeMap<>())
          .putIfAbsent(outcome.key().seed(), MeasuredTrial.read(done.detail()));
    } else if (outcome instanceof TrialOutcome.Broken broken && !measured.containsKey(hash)) {
      failed.put(hash, broken.reason());
    }
  }

  Measurements measurements() {
    // In the order asked for, whatever the sessions' orders were.
    Map<SpecHash, List<MeasuredTrial>> repetitions = new LinkedHashMap<>();
    for (SpecHash hash : asked) {
      Map<Long, MeasuredTrial> trials = measured.get(hash);
      if (trials != null) {
        repetitions.put(hash, List.copyOf(trials.values()));
      }
    }
    return new Measurements(target, metric(), repetitions, failed, names);
  }
}
