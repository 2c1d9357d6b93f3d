package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends TrialStoreContract {

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.open(folder.resolve("results.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  TrialStore store() {
    return store;
  }

  @Test
  void aVariantIsAddressedByItsChoicesInWhateverOrderItCame() {
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
    store.studies().add(study, List.of(counted));

    assertThat(store.studies().variants(study))
        .containsOnly(
            Map.entry("base", base),
            Map.entry("ratio=one", rejected),
            Map.entry("ratio=two", counted));
  }

  static StoredStudy study(String name, int second) {
    return new StoredStudy(
        "hash of " + name,
        Optional.empty(),
        name,
        "test",
        new StudyFiles("study.yaml", Map.of("study.yaml", new byte[0])),
        List.of(),
        Instant.EPOCH.plusSeconds(second),
        false);
  }

  /** The report of the one that ended last is the one that is there. */
  @Test
  void theLatestStudyIsTheOneThatEndedLast() {
    StoredStudy slow = study("slow", 10);
    StoredStudy quick = study("quick", 20);
    store.studies().begin(slow);
    store.studies().begin(quick);
    store.studies().complete(quick);
    assertThat(store.studies().latest(Optional.empty()).orElseThrow().name()).isEqualTo("quick");
    store.studies().complete(slow);
    assertThat(store.studies().latest(Optional.empty()).orElseThrow().name()).isEqualTo("slow");
  }
}
