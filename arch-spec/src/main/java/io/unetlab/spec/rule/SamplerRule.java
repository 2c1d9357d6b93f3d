package io.unetlab.spec.rule;

import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;

/** A sampler has only settings that its kind reads. */
final class SamplerRule implements SpecRule<PipelineSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.SAMPLER_SETTING;
  }

  @Override
  public String sentence() {
    return "A sampler has only settings that its kind reads.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    SamplerSpec sampler = spec.sampler();
    SamplerKind kind = sampler.kind();
    if (sampler.karras() && !kind.usesSigmas()) {
      report(kind, "use_karras_sigmas", "euler and dpmpp_2m step through noise levels", findings);
    }
    if (sampler.eta() > 0 && kind != SamplerKind.DDIM) {
      report(kind, "eta", "only ddim adds a share of noise", findings);
    }
    if (sampler.spacing() != kind.spacing() && !kind.spaces()) {
      report(kind, "timestep_spacing", "its timesteps are those of its training", findings);
    }
  }

  private static void report(SamplerKind kind, String key, String reason, Findings findings) {
    String word = "`" + ChoiceType.word(kind) + "`";
    findings.add("sampler." + key, "the sampler " + word + " has no `" + key + "`", reason);
  }
}
