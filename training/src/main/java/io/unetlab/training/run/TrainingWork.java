package io.unetlab.training.run;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.data.Batches;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.distill.Distilling;
import io.unetlab.training.measure.HeldOutDistance;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.measure.Judging;
import io.unetlab.training.onestep.OneStepBatches;
import io.unetlab.training.recipe.Device;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does a job in this process, and only what is left of it: a directory with a finished training is
 * at most judged.
 */
final class TrainingWork {

  private final TrainingJob job;
  private final TrainedFiles files;
  private final Consumer<TrainingEvent> events;

  private TrainingWork(TrainingJob job, Consumer<TrainingEvent> events) {
    this.job = job;
    this.files = new TrainedFiles(job.directory());
    this.events = events;
  }

  /**
   * Does the job in the thread that started the engine, or will.
   *
   * @throws TrainingException if it cannot be finished; the last checkpoint stays
   */
  static TrainingReport of(TrainingJob job, Consumer<TrainingEvent> events) {
    return new TrainingWork(job, events).report();
  }

  private TrainingReport report() {
    List<String> conflicts = job.conflicts();
    if (!conflicts.isEmpty()) {
      throw new TrainingException(
          job.directory() + " holds a training with " + String.join(", ", conflicts));
    }
    Optional<TrainingReport> before =
        files.savedReport().map(it -> it.with(it.judged().filter(one -> one.isBy(judging()))));
    if (before.isPresent() && (before.get().judged().isPresent() || !job.evaluate())) {
      deleteState();
      return before.get();
    }
    requireDevice();
    PyTorch.setThreads(job.threads());
    events.accept(TrainingEvent.of(TrainingEvent.Kind.DATA));
    NetworkSpec spec = job.spec();
    try (TrainingData data = Corpora.open(job.recipe());
        Denoiser denoiser = denoiser(spec, data, before.isPresent())) {
      TrainingReport trained = before.orElseGet(() -> train(denoiser, data));
      return job.evaluate() ? judge(denoiser, data, trained) : trained;
    }
  }

  // DJL would use the CPU without a word.
  private void requireDevice() {
    if (job.recipe().training().device() instanceof Device.Cuda cuda && !PyTorch.isOnGpu()) {
      throw new TrainingException(
          "PyTorch finds no GPU here that the libraries of "
              + cuda.natives().getFileName()
              + " support; `device: cpu` trains on the processor");
    }
  }

  private Denoiser denoiser(NetworkSpec spec, TrainingData data, boolean trained) {
    if (trained || job.finetunes()) {
      TrainedWeights weights =
          TrainedWeights.open(trained ? job.directory() : job.from().orElseThrow());
      return Denoisers.trained(spec, job.recipe(), data.latents(), weights);
    }
    return Denoisers.untrained(
        spec,
        job.recipe(),
        data.latents(),
        job.identity().seed(),
        job.from().map(TrainedWeights::open));
  }

  private TrainingReport train(Denoiser denoiser, TrainingData data) {
    write(files.network(), job.network());
    Checkpoint end = job.finetunes() ? finetuned(denoiser, data) : trained(denoiser, data);
    return save(TrainingReport.of(job.identity(), end));
  }

  private Checkpoint trained(Denoiser denoiser, TrainingData data) {
    if (job.teacher().isEmpty()) {
      return trained(denoiser, data, Objective.DENOISING);
    }
    Teacher other = job.teacher().get();
    TrainedWeights weights = TrainedWeights.open(other.weights());
    try (Denoiser teacher =
        Denoisers.trained(other.spec(), job.recipe(), data.latents(), weights)) {
      Objective objective = Distilling.of(job.recipe(), teacher, denoiser.unet().graph());
      return trained(denoiser, data, objective);
    }
  }

  private Checkpoint trained(Denoiser denoiser, TrainingData data, Objective objective) {
    long seed = job.identity().seed();
    Batches batches = new Batches(data.latents(), job.recipe().training(), seed);
    Training training =
        new Training(job.recipe(), batches::batch, objective, files, job.identity(), events);
    return training.train(denoiser);
  }

  private Checkpoint finetuned(Denoiser denoiser, TrainingData data) {
    long seed = job.identity().seed();
    OneStep settings = job.recipe().oneStep().orElseThrow();
    OneStepBatches batches = new OneStepBatches(data.latents(), settings, seed);
    try (HeldOutDistance distance = HeldOutDistance.of(job.recipe(), data)) {
      return new OneStepTraining(
              job.recipe(), batches::batch, distance::of, files, job.identity(), events)
          .finetune(denoiser);
    }
  }

  private TrainingReport judge(Denoiser denoiser, TrainingData data, TrainingReport trained) {
    events.accept(TrainingEvent.of(TrainingEvent.Kind.JUDGING));
    double start = CpuTime.seconds();
    Recipe recipe = judging();
    Judgement judgement = Judging.judge(denoiser, recipe, data.latents(), data.codec());
    return save(trained.with(Optional.of(Judged.of(judgement, recipe, CpuTime.seconds() - start))));
  }

  private Recipe judging() {
    return job.finetunes() ? job.recipe().judgedInOneStep() : job.recipe();
  }

  private TrainingReport save(TrainingReport report) {
    write(files.report(), RecordJson.write(report));
    deleteState();
    return report;
  }

  // Also of a process that was killed after it wrote the report.
  private void deleteState() {
    try {
      Files.deleteIfExists(files.state());
    } catch (IOException e) {
      throw new TrainingException("cannot delete " + files.state() + ": " + Reason.of(e), e);
    }
  }

  private static void write(Path file, String text) {
    try {
      TrainedFiles.write(file, text);
    } catch (IOException e) {
      throw new TrainingException("cannot write " + file + ": " + Reason.of(e), e);
    }
  }
}
