package io.unetlab.builders.generate;

import io.unetlab.spec.diffusers.DiffusersScheduler;
import io.unetlab.spec.diffusers.SchedulerConfig;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The noise that the UNet was trained with, from the checkpoint's scheduler; Stable Diffusion's
 * where the checkpoint has none. How it is sampled is the pipeline's matter, and a difference is
 * noted.
 */
record SchedulerFile(NoiseSchedule noise, List<String> notes) {

  private static final String WORD = "scheduler";
  private static final String CONFIG = "scheduler_config.json";

  SchedulerFile {
    notes = List.copyOf(notes);
  }

  /** The noise; Stable Diffusion's if a problem was added. */
  static SchedulerFile read(CheckpointFiles files, SamplerSpec sampler, Problems problems) {
    Optional<Path> file =
        files
            .place(WORD)
            .map(it -> Files.isDirectory(it) ? it.resolve(CONFIG) : it)
            .filter(it -> Files.exists(it) || files.own().containsKey(WORD));
    if (file.isEmpty()) {
      return new SchedulerFile(
          NoiseSchedule.STABLE_DIFFUSION,
          List.of("the checkpoint has no scheduler; Stable Diffusion's noise schedule is assumed"));
    }
    return TextFile.read(file.get(), problems)
        .flatMap(source -> SchedulerConfig.read(source, problems))
        .map(it -> read(it, sampler, problems))
        .orElse(new SchedulerFile(NoiseSchedule.STABLE_DIFFUSION, List.of()));
  }

  private static SchedulerFile read(
      DiffusersScheduler scheduler, SamplerSpec sampler, Problems problems) {
    if (scheduler.prediction() != sampler.prediction()) {
      String message =
          "the checkpoint's UNet predicts "
              + ChoiceType.word(scheduler.prediction())
              + ", the pipeline's "
              + ChoiceType.word(sampler.prediction());
      String hint = "`prediction_type` of the pipeline's `sampler` says what its UNet predicts";
      problems.error(
          PictureCode.PREDICTION, scheduler.predictionLocation(), "prediction_type", message, hint);
    }
    boolean same = scheduler.sampler().filter(it -> sameWay(it, sampler)).isPresent();
    String note =
        "the checkpoint's scheduler is "
            + scheduler.className()
            + scheduler.sampler().map(it -> " (" + text(it) + ")").orElse("")
            + "; its noise schedule is used, and the pipeline's sampler";
    return new SchedulerFile(scheduler.noise(), same ? List.of() : List.of(note));
  }

  private static boolean sameWay(SamplerSpec one, SamplerSpec other) {
    return one.kind() == other.kind()
        && one.spacing() == other.spacing()
        && one.karras() == other.karras();
  }

  private static String text(SamplerSpec sampler) {
    return ChoiceType.word(sampler.kind())
        + ", "
        + ChoiceType.word(sampler.spacing())
        + (sampler.karras() ? ", Karras' noise levels" : "");
  }
}
