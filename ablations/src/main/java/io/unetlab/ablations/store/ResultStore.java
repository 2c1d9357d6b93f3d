package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store in a database. Each call's additions are atomic and survive a crash of the process or of
 * the machine; several processes and threads may use one database.
 *
 * <p>Every method throws {@link StoreException} when the database cannot be used.
 */
public final class ResultStore implements TrialStore, AutoCloseable {

  private final Database database;

  ResultStore(Database database) {
    this.database = database;
  }

  /** A store in a file, to read and write; created if it does not exist. */
  public static ResultStore open(Path file) {
    return new StoreFile(file).open(StoreWatch.NONE);
  }

  /** An existing store in a file, read-only. */
  public static ResultStore read(Path file) {
    return new StoreFile(file).read();
  }

  /** The studies stored in it. */
  public StoredStudies studies() {
    return new StoredStudies(database);
  }

  /** The run store of a study that was started. */
  public RunStore of(StoredStudy study) {
    return new StudyRun(this, study);
  }

  private record StudyRun(ResultStore store, StoredStudy study) implements RunStore {

    @Override
    public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
      return store.find(keys);
    }

    @Override
    public boolean isEmpty() {
      return store.database.isEmpty();
    }

    @Override
    public void add(List<TrialOutcome> outcomes) {
      store.add(outcomes);
    }

    @Override
    public Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes) {
      return store.addFirst(outcomes);
    }

    @Override
    public Optional<Claim> claim(TrialKey key) {
      return store.claim(key);
    }

    @Override
    public void addVariants(List<VariantNetwork> variants) {
      store.studies().add(study, variants);
    }

    @Override
    public Map<String, VariantNetwork> variants() {
      return store.studies().variants(study);
    }

    @Override
    public void addTarget(TargetKey target) {
      store.studies().add(study, target);
    }
  }

  /**
   * How many rows that were read so far are damaged: their checksum does not fit their values. They
   * count as missing.
   */
  public int damaged() {
    return database.rows().damaged();
  }

  @Override
  public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : database.with(connection -> TrialTable.find(connection, database, keys));
  }

  @Override
  public void add(List<TrialOutcome> outcomes) {
    add(outcomes, true);
  }

  @Override
  public Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes) {
    add(outcomes, false);
    return find(outcomes.stream().map(TrialOutcome::key).toList());
  }

  private void add(List<TrialOutcome> outcomes, boolean replace) {
    if (!outcomes.isEmpty()) {
      database.change(connection -> TrialTable.add(connection, database, outcomes, replace));
    }
  }

  @Override
  public Optional<Claim> claim(TrialKey key) {
    return database.claim(key);
  }

  @Override
  public void close() {
    database.close();
  }
}
