package io.unetlab.ablations.store;

import io.unetlab.ablations.exec.CountEvaluator;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A store's file with one complete study, to be damaged. */
record FilledStore(Path file) {

  static final int NETWORKS = 40;

  private static final StoredStudy STUDY =
      new StoredStudy(
              "f00d",
              Optional.empty(),
              "slim",
              "test",
              new StudyFiles(
                  "study.yaml",
                  Map.of("study.yaml", "study: slim".getBytes(StandardCharsets.UTF_8))),
              List.of("select.minimize=macs"),
              Instant.EPOCH,
              false)
          .with(
              new StudyCall(
                  "slim/study.yaml", List.of("--set", "select.minimize=macs"), "a machine"));

  /** Everything that a store says. */
  record Content(
      List<String> studies,
      Map<String, VariantNetwork> variants,
      Map<String, TargetKey> targets,
      Map<TrialKey, TrialOutcome> trials,
      int damaged) {}

  static FilledStore in(Path folder) {
    FilledStore filled = new FilledStore(folder.resolve("results.db"));
    try (ResultStore store = ResultStore.open(filled.file)) {
      store.studies().begin(STUDY);
      store.of(STUDY).add(outcomes());
      store.of(STUDY).addVariants(variants());
      store
          .of(STUDY)
          .addTarget(new TargetKey("phone", Optional.of("pixel"), "p1", Optional.empty()));
      store.studies().complete(STUDY);
    }
    return filled;
  }

  /** Runs the study again, which has all of its outcomes. */
  void runAgain() {
    try (ResultStore store = ResultStore.open(file)) {
      store.studies().begin(STUDY);
      store.of(STUDY).addVariants(variants());
      store.studies().complete(STUDY);
    }
  }

  Content read() {
    try (ResultStore store = ResultStore.read(file)) {
      Optional<StoredStudy> study = store.studies().latest(Optional.empty());
      List<TrialKey> keys = outcomes().stream().map(TrialOutcome::key).toList();
      return new Content(
          study.map(FilledStore::text).stream().toList(),
          study.map(store.studies()::variants).orElse(Map.of()),
          study.map(store.studies()::targets).orElse(Map.of()),
          store.find(keys),
          store.damaged());
    }
  }

  static List<TrialOutcome> outcomes() {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < NETWORKS; i++) {
      MetricSet values =
          MetricSet.EMPTY
              .with("params", BigDecimal.valueOf(859_520_964L + i))
              .with("macs", BigDecimal.valueOf(401_000_000_000L - i));
      outcomes.add(new TrialOutcome.Done(new CountEvaluator().key(hash(i), 0), values, ""));
    }
    return outcomes;
  }

  private static List<VariantNetwork> variants() {
    return IntStream.range(0, NETWORKS)
        .mapToObj(i -> VariantNetwork.counted("ratio=r" + i, hash(i)))
        .toList();
  }

  private static String hash(int number) {
    return String.format("%064x", number * 7919);
  }

  private static String text(StoredStudy study) {
    StringBuilder text = new StringBuilder();
    study
        .files()
        .contents()
        .forEach(
            (name, content) ->
                text.append(name).append(new String(content, StandardCharsets.UTF_8)));
    return text.append(study.hash())
        .append(study.name())
        .append(study.tool())
        .append(study.changes())
        .append(study.runAt())
        .append(study.complete())
        .append(study.call())
        .toString();
  }
}
