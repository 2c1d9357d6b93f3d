package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.process.ChildCommand;
import io.unetlab.spec.SpecLoader;
import io.unetlab.training.recipe.Device;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in real child processes, and what becomes of them when these die. */
@Tag("slow")
final class TrainingSessionTest {

  private static final int STEPS = 24;
  private static final List<String> RESULT =
      List.of("unet.safetensors", "text.safetensors", "loss.csv");

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeftRunning() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aProcessThatIsKilledAtAnyMomentContinuesToTheSameWeights() {
    TrainingJob whole = job("small", 1, "whole");
    TrainingReport undisturbed = TrainingWork.of(whole, event -> {});

    TrainingJob job = job("small", 1, "killed");
    List<Predicate<TrainingEvent>> moments =
        List.of(
            it -> it.kind() == TrainingEvent.Kind.STEPPED && it.steps() >= 3,
            it -> it.kind() == TrainingEvent.Kind.STEPPED && it.steps() >= 7,
            it -> it.kind() == TrainingEvent.Kind.SAVED && it.steps() == 12,
            it -> it.kind() == TrainingEvent.Kind.SAVED && it.steps() == STEPS);
    for (Predicate<TrainingEvent> moment : moments) {
      TrainingResult result = new TrainingSession(1, new Killer(moment)).train(List.of(job)).get(0);
      assertThat(result.failure()).startsWith("the training process was killed");
    }
    TrainingResult result =
        new TrainingSession(1, new Killer(it -> false)).train(List.of(job)).get(0);

    assertThat(result.report().orElseThrow().losses()).isEqualTo(undisturbed.losses());
    for (String name : RESULT) {
      assertThat(job.directory().resolve(name))
          .hasSameBinaryContentAs(whole.directory().resolve(name));
    }
    assertThat(job.directory().resolve("state.safetensors")).doesNotExist();
  }

  @Test
  void aTrainingKnowsTheThreadsThatItRanOn() {
    TrainingJob job = job("small", 1, "threads");
    assertThat(job.withThreads(2).otherThreads()).isEmpty();

    assertThatExceptionOfType(StopAfter.Stopped.class)
        .isThrownBy(() -> TrainingWork.of(job, new StopAfter(7)));
    assertThat(job.otherThreads()).isEmpty();
    assertThat(job.withThreads(2).otherThreads()).containsExactly(1);

    assertThatExceptionOfType(StopAfter.Stopped.class)
        .isThrownBy(() -> TrainingWork.of(job.withThreads(2), new StopAfter(13)));
    assertThat(job.otherThreads()).containsExactly(2);
    assertThat(WeightStore.open(job.directory().resolve("unet.safetensors")).metadata())
        .containsEntry("threads", "1,2");
    assertThat(Checkpoint.threads(Map.of("steps", "6"))).as("an older state").isEmpty();
  }

  /** A limit of the file size stops a file halfway, as a full disk does. */
  @Test
  void aCheckpointThatCannotBeWrittenLeavesTheLastOneWhole() throws IOException {
    TrainingJob job = job("small", 1, "full");
    new TrainingSession(1, new Killer(it -> it.kind() == TrainingEvent.Kind.SAVED))
        .train(List.of(job));
    byte[] state = Files.readAllBytes(job.directory().resolve("state.safetensors"));

    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "-"));
    command.addAll(ChildCommand.words(TrainingMain.class));
    TrainingResult result =
        new TrainingSession(command, 1, new Killer(it -> false)).train(List.of(job)).get(0);

    assertThat(result.failure())
        .startsWith("cannot write " + job.directory())
        .endsWith("; the checkpoint after step 6 is whole");
    assertThat(job.directory().resolve("state.safetensors")).hasBinaryContent(state);
  }

  @Test
  void trainingsRunBesideEachOtherAndOneThatFailsStopsNoOther() {
    TrainingJob good = job("small_blind", 1, "good");
    TrainingJob other = job("small_blind", 2, "other");
    TrainingJob misfit =
        new TrainingJob(
            good.identity(),
            "kind: unet\nname: misfit",
            good.recipe(),
            folder.resolve("misfit"),
            Optional.empty(),
            Optional.empty(),
            false,
            1);
    List<TrainingResult> results =
        new TrainingSession(2, new Killer(it -> false)).train(List.of(good, misfit, other));

    assertThat(results)
        .extracting(it -> it.report().isPresent())
        .containsExactly(true, false, true);
    assertThat(results.get(1).failure()).contains("levels");
    assertThat(results.get(0).report().orElseThrow().losses())
        .isNotEqualTo(results.get(2).report().orElseThrow().losses());
  }

  /** A native package for CUDA as DJL describes one, without libraries: no machine can use it. */
  @Test
  void whereThereIsNoGpuATrainingForOneEndsAndNeverRunsOnTheProcessor() throws IOException {
    Path natives = folder.resolve("pytorch-native-cu128.jar");
    try (OutputStream out = Files.newOutputStream(natives);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("native/lib/pytorch.properties"));
      zip.write(
          "version=2.7.1\nflavor=cu128\nclassifier=linux-x86_64\nlibraries=\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    TrainingJob job = job("small", 1, "gpu");
    Recipe recipe =
        job.recipe().withTraining(job.recipe().training().withDevice(new Device.Cuda(natives)));
    TrainingJob onGpu =
        new TrainingJob(
            job.identity(),
            job.network(),
            recipe,
            job.directory(),
            Optional.empty(),
            Optional.empty(),
            false,
            1);

    TrainingResult result =
        new TrainingSession(1, new Killer(it -> false)).train(List.of(onGpu)).get(0);

    assertThat(result.failure())
        .isEqualTo(
            "PyTorch finds no GPU here that the libraries of pytorch-native-cu128.jar support;"
                + " `device: cpu` trains on the processor");
    assertThat(job.directory()).doesNotExist();
  }

  @Test
  void whoStopsItKillsTheProcess() {
    TrainingObserver stops =
        new Killer(it -> false) {
          private volatile boolean started;

          @Override
          public void tell(TrainingJob job, TrainingEvent event) {
            started = true;
          }

          @Override
          public boolean isStopped() {
            return started;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> new TrainingSession(1, stops).train(List.of(job("small", 1, "stopped"))));
  }

  private TrainingJob job(String network, long seed, String directory) {
    Recipe recipe = Recipe.shapes();
    recipe =
        recipe.withTraining(
            recipe.training().withLength(new Length.Steps(STEPS)).withCheckpointEvery(6));
    return TrainingJob.of(
        SpecLoader.load(Path.of("src/test/resources/networks/" + network + ".yaml")),
        recipe,
        seed,
        Optional.empty(),
        folder.resolve(directory),
        "unetlab test");
  }

  /** Kills the process at a moment. */
  private static class Killer implements TrainingObserver {

    private final Predicate<TrainingEvent> moment;

    Killer(Predicate<TrainingEvent> moment) {
      this.moment = moment;
    }

    @Override
    public void tell(TrainingJob job, TrainingEvent event) {
      if (moment.test(event)) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      }
    }

    @Override
    public void ended(TrainingResult result) {}

    @Override
    public boolean isStopped() {
      return false;
    }
  }
}
