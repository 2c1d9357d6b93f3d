package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every database with a store's tables promises; its test extends this and makes one. */
abstract class ResultStoreContract extends TrialStoreContract {

  @Override
  abstract ResultStore store();

  /** The same store, open once more, as another process has it. */
  abstract ResultStore another();

  /** The same store, open to read. */
  abstract ResultStore reader();

  /** Changes its rows as another program could. */
  abstract void edit(String sql) throws SQLException;

  static StoredStudy study(String name, int second) {
    return new StoredStudy(
        "hash of " + name,
        Optional.empty(),
        name,
        "test",
        new StudyFiles(
            "study.yaml", Map.of("study.yaml", new byte[] {0, 13, -1}, "a/b.yaml", new byte[0])),
        List.of("a=1", "b='ü'"),
        Instant.EPOCH.plusSeconds(second),
        false);
  }

  @Test
  void aVariantIsAddressedByItsChoicesInWhateverOrderItCame() {
    ResultStore store = store();
    StoredStudy study = study("name", 0);
    store.studies().begin(study);
    VariantNetwork base = VariantNetwork.counted("base", "aa");
    VariantNetwork failed =
        new VariantNetwork("ratio=two", State.FAILED, Optional.of("bb"), Optional.of("memory"));
    VariantNetwork rejected =
        new VariantNetwork("ratio=one", State.REJECTED, Optional.empty(), Optional.of("SPEC020"));
    store.studies().add(study, List.of(failed));
    store.studies().add(study, List.of(base, rejected));
    VariantNetwork counted = VariantNetwork.counted("ratio=two", "bb");
    store.studies().add(study, List.of(failed, counted));

    assertThat(store.studies().variants(study))
        .containsOnly(
            Map.entry("base", base),
            Map.entry("ratio=one", rejected),
            Map.entry("ratio=two", counted));
  }

  /** The report of the one that ended last is the one that is there. */
  @Test
  void theLatestStudyIsTheOneThatEndedLast() {
    ResultStore store = store();
    StoredStudy slow = study("slow", 10);
    StoredStudy quick = study("quick", 20);
    store.studies().begin(slow);
    store.studies().begin(quick);
    store.studies().complete(quick);
    assertThat(store.studies().latest(Optional.empty()).orElseThrow().name()).isEqualTo("quick");
    store.studies().complete(slow);
    assertThat(store.studies().latest(Optional.empty()).orElseThrow().name()).isEqualTo("slow");
  }

  /** Its results are all there, before and while it runs again. */
  @Test
  void aCompleteStudyStaysSoWhileItRunsAgain() {
    StoredStudy study = study("name", 5);
    TargetKey target = new TargetKey("phone", Optional.of("pixel"), "p1", Optional.empty());
    store().studies().begin(study);
    store().of(study).addTarget(target);
    StoredStudy complete = store().studies().complete(study);

    store().studies().begin(study("name", 7));
    store().of(study("name", 7)).addTarget(target);
    store()
        .of(study("name", 7))
        .addTarget(new TargetKey("phone", Optional.empty(), "p1", Optional.of("no phone")));
    try (ResultStore reader = reader()) {
      assertThat(reader.studies().all())
          .singleElement()
          .satisfies(it -> assertThat(it.complete()).isTrue())
          .satisfies(it -> assertThat(it.runAt()).isEqualTo(complete.runAt()));
    }
  }

  /** What it measured there is not measured here yet. */
  @Test
  void aStudyThatMeasuresOnAnotherTargetIsNotComplete() {
    StoredStudy study = study("name", 5);
    store().studies().begin(study);
    store()
        .of(study)
        .addTarget(new TargetKey("phone", Optional.of("pixel"), "p1", Optional.empty()));
    store().studies().complete(study);

    StoredStudy again = study("name", 7);
    store().studies().begin(again);
    store()
        .of(again)
        .addTarget(new TargetKey("phone", Optional.of("other"), "p1", Optional.empty()));
    try (ResultStore reader = reader()) {
      assertThat(reader.studies().all())
          .singleElement()
          .satisfies(it -> assertThat(it.complete()).isFalse())
          .satisfies(it -> assertThat(it.runAt()).isEqualTo(again.runAt()));
      assertThat(reader.damaged()).isZero();
    }
  }

  @Test
  void aReaderFindsAStudyAsItWasWritten() {
    StoredStudy study =
        study("name", 5)
            .with(new StudyCall("a study.yaml", List.of("--only", "a 'b'\n\"c\""), "machine"));
    TargetKey missing = new TargetKey("phone", Optional.empty(), "p1", Optional.of("no phone"));
    TargetKey found = new TargetKey("phone", Optional.of("pixel"), "p1", Optional.empty());
    store().studies().begin(study);
    store().of(study).addTarget(missing);
    store().of(study).addTarget(found);
    store().of(study).addTarget(missing);
    StoredStudy complete = store().studies().complete(study);

    try (ResultStore reader = reader()) {
      assertThat(reader.studies().all()).hasSize(1);
      StoredStudy read = reader.studies().all().get(0);
      assertThat(read.files().contents().get("study.yaml")).containsExactly(0, 13, -1);
      assertThat(read.call()).isEqualTo(study.call());
      assertThat(read.changes()).isEqualTo(study.changes());
      assertThat(read.complete()).isTrue();
      assertThat(read.runAt()).isEqualTo(complete.runAt());
      assertThat(reader.studies().targets(read)).containsOnly(Map.entry("phone", found));
      assertThat(reader.damaged()).isZero();
    }
  }

  @Test
  void aReasonMayHaveAnyCharacter() {
    TrialKey key = outcome(0).key();
    store().add(List.of(new TrialOutcome.Broken(key, "a\0b \uD83D\uDE00 \u001B[31m")));

    assertThat(store().find(List.of(key)).get(key).obstacle())
        .contains("a\uFFFDb \uD83D\uDE00 \u001B[31m");
  }

  /** Two runs at once evaluate a trial: one has its values, the other runs out of memory. */
  @Test
  void onlyValuesReplaceValues() {
    TrialOutcome done = outcome(0);
    store().add(List.of(done));
    for (TrialOutcome obstacle : obstacles(done.key())) {
      store().add(List.of(obstacle, outcome(1)));
      assertThat(store().find(List.of(done.key()))).containsEntry(done.key(), done);
    }
    TrialOutcome other = new TrialOutcome.Done(done.key(), MetricSet.EMPTY, "other");
    store().add(List.of(other));
    assertThat(store().find(List.of(done.key()))).containsEntry(done.key(), other);
  }

  @Test
  void anythingReplacesDamagedValues() throws SQLException {
    TrialKey key = outcome(0).key();
    for (TrialOutcome obstacle : obstacles(key)) {
      store().add(List.of(outcome(0), outcome(1)));
      edit("UPDATE trial SET detail = 'edited' WHERE spec = '" + key.spec() + "'");
      store().add(List.of(obstacle));
      assertThat(store().find(List.of(key, outcome(1).key())))
          .containsEntry(key, obstacle)
          .containsEntry(outcome(1).key(), outcome(1));
    }
  }

  @Test
  void damagedValuesAreNoFirstOnes() throws SQLException {
    TrialOutcome done = outcome(0);
    store().add(List.of(done, outcome(1)));
    edit("UPDATE trial SET detail = 'edited' WHERE spec = '" + done.key().spec() + "'");
    TrialOutcome other = new TrialOutcome.Done(done.key(), MetricSet.EMPTY, "other");
    store().addFirst(List.of(other));
    assertThat(store().find(List.of(done.key()))).containsEntry(done.key(), other);
  }

  private static List<TrialOutcome> obstacles(TrialKey key) {
    return List.of(
        new TrialOutcome.Broken(key, "out of memory"), new TrialOutcome.Refused(key, "too large"));
  }

  private static TrialOutcome outcome(int number) {
    TrialKey key = new TrialKey("network " + number, "counts", "", "", 0, "count");
    MetricSet values =
        MetricSet.EMPTY
            .with("params", BigDecimal.valueOf(number))
            .with("intensity", new BigDecimal("12.50"));
    return new TrialOutcome.Done(key, values, "");
  }

  /** All add the same trials in different orders, and run the same study. */
  @Test
  void severalWritersLoseNothingAndKeepNothingTwice() throws Exception {
    StoredStudy study = study("name", 0);
    List<TrialOutcome> outcomes = IntStream.range(0, 400).mapToObj(it -> outcome(it)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(threads.submit(writer(i, study, outcomes)));
      }
      for (Future<Boolean> writer : writers) {
        assertThat(writer.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    List<TrialKey> keys = outcomes.stream().map(TrialOutcome::key).toList();
    try (ResultStore reader = reader()) {
      assertThat(reader.find(keys).values()).containsExactlyInAnyOrderElementsOf(outcomes);
      assertThat(reader.studies().all()).hasSize(1);
      assertThat(reader.studies().variants(study)).hasSize(400);
      assertThat(reader.damaged()).isZero();
    }
  }

  private Callable<Boolean> writer(int number, StoredStudy study, List<TrialOutcome> outcomes) {
    return () -> {
      try (ResultStore own = another()) {
        own.studies().begin(study);
        for (int step = 0; step < 20; step++) {
          int from = 20 * ((step * (2 * number + 1) + 7 * number) % 20);
          List<TrialOutcome> some = new ArrayList<>(outcomes.subList(from, from + 20));
          if (number % 2 == 1) {
            Collections.reverse(some);
          }
          own.of(study).add(some);
          own.of(study)
              .addVariants(
                  some.stream()
                      .map(it -> VariantNetwork.counted("v=" + it.key().spec(), it.key().spec()))
                      .toList());
          assertThat(own.studies().all()).hasSize(1);
        }
        own.studies().complete(study);
        return own.damaged() == 0;
      }
    };
  }
}
