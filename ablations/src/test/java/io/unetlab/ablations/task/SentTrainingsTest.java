package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of other machines are those of this one. */
@Tag("slow")
class SentTrainingsTest {

  private static final StudySpec STUDY =
      Studies.load("trained_small", "quality.candidates=2", "quality.seeds=1");

  @TempDir private Path folder;

  private static NetworkTrainer trainer() {
    return HostTrainer.idle(STUDY.training().orElseThrow().recipe());
  }

  private static List<TrainedNetwork> trainings(RunSettings settings) {
    StudyResult result = StudyRunner.run(STUDY, settings);
    return result.trainings().orElseThrow().networks().stream()
        .flatMap(it -> it.runs().values().stream())
        .map(SentTrainingsTest::withoutTimes)
        .toList();
  }

  private static TrainedNetwork withoutTimes(TrainedNetwork it) {
    return new TrainedNetwork(
        it.values(), it.losses(), it.curve(), it.steps(), 0, 0, it.pictures());
  }

  @Test
  void aProgramThatHasAClassLoaderOfItsOwnTrainsAsThisOne() throws Exception {
    Path shared = folder.resolve("shared");
    RunSettings local = RunSettings.PLAIN.with(trainer());
    try (ApartMachine apart = new ApartMachine(shared, folder.resolve("cache"));
        OtherMachines machines = new OtherMachines(folder, List.of(apart))) {
      List<TrainedNetwork> sent = trainings(local.with(new SentTrials(machines)));

      assertThat(sent).hasSize(2).isEqualTo(trainings(local));
      assertThat(new SharedDirectory(shared).list("checkpoints")).isEmpty();
    }
  }

  /**
   * Notes the checkpoints that are read.
   *
   * @param ending whether to interrupt the thread that shares one, as a cluster does to end it
   */
  private record Watched(SharedFolder own, List<String> read, boolean ending)
      implements SharedFolder {

    @Override
    public void put(String name, Path file) throws IOException {
      own.put(name, file);
      if (ending && name.startsWith("checkpoints")) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void get(String name, Path target) throws IOException {
      own.get(name, target);
      if (name.startsWith("checkpoints")) {
        read.add(name);
      }
    }

    @Override
    public boolean exists(String name) throws IOException {
      return own.exists(name);
    }

    @Override
    public List<String> list(String name) throws IOException {
      return own.list(name);
    }

    @Override
    public void delete(String name) throws IOException {
      own.delete(name);
    }
  }

  @Test
  void aTrainingGoesOnWhereALostMachineLeftIt() throws IOException {
    SharedDirectory shared = new SharedDirectory(folder.resolve("shared"));
    Work work = trainer().work().orElseThrow();
    NetworkSpec network = STUDY.base().spec();
    Evaluator here = work.open(WorkPlace.HERE);
    Trial trial = new Trial(here.key(network.hash().hex(), 1), "base", network);
    String job = SentJob.of(TrialJob.of(work)).text();
    String part = RecordJson.write(new TrialJob.Session(List.of(SentTrial.of(trial))));

    Machine lost = new Machine(new Watched(shared, List.of(), true), folder.resolve("lost"));
    assertThatThrownBy(() -> lost.run(job, part)).isInstanceOf(CancellationException.class);
    List<String> left = shared.list("checkpoints");
    assertThat(left).hasSize(1).allMatch(it -> it.contains("/00000000000"));

    List<String> read = new ArrayList<>();
    Machine other = new Machine(new Watched(shared, read, false), folder.resolve("other"));
    TrialOutcome outcome =
        RecordJson.read(other.run(job, part), TrialJob.Outcomes.class).all().get(0);

    assertThat(read).isEqualTo(left);
    assertThat(network(outcome)).isEqualTo(network(here.evaluate(List.of(trial)).get(0)));
  }

  private static TrainedNetwork network(TrialOutcome outcome) {
    return withoutTimes(TrainedNetwork.read(outcome.done().orElseThrow().detail()));
  }
}
