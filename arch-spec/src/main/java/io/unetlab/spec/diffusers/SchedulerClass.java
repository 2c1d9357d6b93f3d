package io.unetlab.spec.diffusers;

import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.Spacing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The schedulers of diffusers whose configs are read, with the defaults in which they differ. */
enum SchedulerClass {
  DDIM("DDIMScheduler", Spacing.LEADING, true, SamplerKind.DDIM),
  PNDM("PNDMScheduler", Spacing.LEADING, false),
  EULER("EulerDiscreteScheduler", Spacing.LINSPACE, true, SamplerKind.EULER),
  EULER_ANCESTRAL("EulerAncestralDiscreteScheduler", Spacing.LINSPACE, true),
  DPM_SOLVER("DPMSolverMultistepScheduler", Spacing.LINSPACE, true, SamplerKind.DPMPP_2M),
  UNIPC("UniPCMultistepScheduler", Spacing.LINSPACE, true),
  LCM("LCMScheduler", Spacing.LEADING, true, SamplerKind.LCM),
  DDPM("DDPMScheduler", Spacing.LEADING, true);

  private final String word;
  private final Spacing spacing;
  private final boolean endsClean;
  private final Optional<SamplerKind> kind;

  SchedulerClass(String word, Spacing spacing, boolean endsClean) {
    this(word, spacing, endsClean, Optional.empty());
  }

  SchedulerClass(String word, Spacing spacing, boolean endsClean, SamplerKind kind) {
    this(word, spacing, endsClean, Optional.of(kind));
  }

  SchedulerClass(String word, Spacing spacing, boolean endsClean, Optional<SamplerKind> kind) {
    this.word = word;
    this.spacing = spacing;
    this.endsClean = endsClean;
    this.kind = kind;
  }

  static Optional<SchedulerClass> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(SchedulerClass::word).toList();
  }

  String word() {
    return word;
  }

  Spacing spacing() {
    return spacing;
  }

  /** Its {@code set_alpha_to_one}; of a class without that key, what DDIM then assumes. */
  boolean endsClean() {
    return endsClean;
  }

  /** The sampler that it is, if that is one of ours. */
  Optional<SamplerKind> kind() {
    return kind;
  }
}
