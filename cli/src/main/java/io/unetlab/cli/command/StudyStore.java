package io.unetlab.cli.command;

import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.SentStudy;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRun;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyCall;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.option.RuleOption;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The store that a running study writes to. */
final class StudyStore implements AutoCloseable {

  private final StoreAddress place;
  private final ResultStore store;
  private final StoredStudy study;
  private final boolean again;

  private StudyStore(StoreAddress place, ResultStore store, StoredStudy study, boolean again) {
    this.place = place;
    this.store = store;
    this.study = study;
    this.again = again;
  }

  /** Whether the store had everything of this study before. */
  boolean isAgain() {
    return again;
  }

  /**
   * Opens the store and records that the study is running.
   *
   * @param watch hears when the store's server is lost
   * @param options of the command that the result depends on
   */
  static StudyStore begin(
      StoreAddress place,
      StoreWatch watch,
      Path studyFile,
      StudySpec spec,
      StudyOption set,
      RuleOption rule,
      Optional<String> only,
      List<String> options) {
    StoredStudy study =
        new StoredStudy(
                spec.hash(),
                only,
                spec.name(),
                Version.tool(),
                files(studyFile, set, rule),
                Stream.concat(set.texts().stream(), rule.texts().stream()).toList(),
                Instant.now(),
                false)
            .with(new StudyCall(studyFile.toString(), options, HostFacts.read().text()));
    ResultStore store = place.open(watch);
    try {
      boolean again = store.studies().all().stream().anyMatch(it -> isWhole(it, study));
      store.studies().begin(study);
      return new StudyStore(place, store, study, again);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static StudyFiles files(Path file, StudyOption set, RuleOption rule) {
    try {
      return StudyFiles.copy(file, StudyLoader.files(file, set.patch().andThen(rule.patch())));
    } catch (IOException e) {
      throw new UserException("cannot read the study's files again: " + Reason.of(e));
    }
  }

  private static boolean isWhole(StoredStudy known, StoredStudy study) {
    return known.complete()
        && known.hash().equals(study.hash())
        && known.only().equals(study.only());
  }

  /** Settings that read outcomes from the store and write new ones to it. */
  RunSettings in(RunSettings settings) {
    return settings.with(store.of(study));
  }

  /** The study as another machine gets it. */
  SentStudy sent() {
    return SentStudy.of(study);
  }

  /** A result of the study while it runs. */
  StudyResult begun(StudyResult result) {
    return result.with(StudyRun.of(study));
  }

  /** Records that everything was run, and when. */
  StudyResult completed(StudyResult result) {
    return result.with(StudyRun.of(store.studies().complete(study)));
  }

  /** Says how many rows were damaged when they were read; their trials were evaluated again. */
  void tellDamage(PrintWriter err) {
    StoreOption.tellDamage(place, store, err);
  }

  @Override
  public void close() {
    store.close();
  }
}
