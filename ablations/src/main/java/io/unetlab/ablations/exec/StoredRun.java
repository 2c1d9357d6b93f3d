package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposer;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.spec.path.SpecPatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A study's result from a store, without running anything. */
public final class StoredRun {

  private StoredRun() {}

  /**
   * The study that was run, changed by a patch: a different rule or different evidence.
   *
   * @throws io.unetlab.spec.source.SpecException when the patch does not fit
   */
  public static StudySpec study(StoredStudy stored, SpecPatch patch) {
    SpecPatch changes = SentStudy.of(stored).patch().andThen(patch);
    return stored.files().use(file -> StudyLoader.load(file, changes));
  }

  /**
   * Replays the run from the store. Variants that a stopped run did not reach are left out; a
   * variant whose counts the store lost, or has only from another version, has failed.
   */
  public static StudyResult of(ResultStore store, StoredStudy stored, StudySpec asked) {
    StudySpec study = ScoreStage.read(asked, store, stored);
    // With different evidence, a design that learns would have asked for networks that were not
    // run.
    boolean learns =
        study.design().ladder().best().isPresent() || study.design().search().isPresent();
    StudySpec asRun =
        learns
            ? ScoreStage.read(study(stored, SpecPatch.EMPTY).withHash(stored.hash()), store, stored)
            : study;
    // A fixed design is laid out while the store is read.
    Supplier<Proposer> proposer =
        learns
            ? () -> Proposers.of(asRun)
            : CompletableFuture.supplyAsync(() -> Proposers.of(asRun))::join;
    StoredNetworks networks = new StoredNetworks(store, stored);
    DesignPlan plan =
        SearchFact.find(asRun, store)
            .orElseGet(
                () ->
                    Proposers.settle(
                        proposer.get(),
                        new StoredRounds(
                            store, stored, asRun, NetworksInPrecision.of(networks, asRun))));
    Counted counted =
        Counted.of(
            study,
            learns ? plan.of(study) : plan,
            NetworksInPrecision.of(networks, study),
            stored.only());
    TrainedStudy trained = trained(store, stored, study, counted);
    List<TrialResult> trials = trained.counted().trials();
    List<TargetLatencies> latencies =
        study.asked().isEmpty()
            ? List.of()
            : new StoredLatencies(store, stored, study).of(Labels.numbers(trials));
    StudySpec shown =
        trained.study().withLatencies(latencies.stream().map(it -> it.target()).toList());
    return new StudyResults(shown, trained.counted(), trained.trainings())
        .of(TargetLatencies.addTo(trials, latencies), latencies)
        .with(StudyRun.of(stored));
  }

  private static TrainedStudy trained(
      ResultStore store, StoredStudy stored, StudySpec study, Counted counted) {
    if (study.training().isEmpty() || counted.trials().isEmpty()) {
      return TrainedStudy.without(study, counted);
    }
    boolean asRun =
        study(stored, SpecPatch.EMPTY)
            .training()
            .filter(it -> it.recipeHash().equals(study.training().get().recipeHash()))
            .isPresent();
    if (!asRun) {
      return TrainedStudy.without(study, counted);
    }
    TrainedQuality asked = study.training().get();
    List<TrialResult> trials = counted.trials();
    Ladder ladder = StudyResults.ladder(study, counted, trials);
    Trainings trainings =
        StoredTrainings.of(
            store,
            stored,
            asked,
            TrainingChoice.of(study, asked.candidates(), trials, ladder.rungs()),
            trials);
    return TrainedStudy.of(study, counted, trainings);
  }

  /** The numbers of the variants that were run and whose counts the store lost. */
  public static List<Integer> lost(StudyResult result) {
    return IntStream.range(0, result.trials().size())
        .filter(i -> result.trials().get(i).obstacle().equals(Optional.of(StoredNetworks.LOST)))
        .boxed()
        .toList();
  }
}
