package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;

/**
 * A UNet with {@code time_cond_proj_dim} reads a guidance scale, and no other UNet does. Two passes
 * need something that they differ in.
 */
final class GuidanceScaleRule implements SpecRule<PipelineSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.GUIDANCE_SCALE;
  }

  @Override
  public String sentence() {
    return "A UNet with `time_cond_proj_dim` reads the scale of distilled guidance, and no other"
        + " UNet does; guidance in two passes needs a text or a label.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    Guidance guidance = spec.guidance();
    boolean reads = spec.unet().time().condProjDim().isPresent();
    boolean scaled = guidance.kind() == Guidance.Kind.DISTILLED && guidance.scale().isPresent();
    if (reads && !scaled) {
      findings.add(
          "guidance",
          "the UNet reads a guidance scale"
              + PipelinePlaces.of("unet.time.time_cond_proj_dim", findings)
              + ", and `guidance` has none for it",
          "write guidance: {distilled: 7.5}");
    } else if (scaled && !reads) {
      findings.add(
          "guidance",
          "nothing reads the scale: the UNet has no `time_cond_proj_dim`",
          "write guidance: distilled, or a scale for two passes");
    }
    if (guidance.kind() == Guidance.Kind.TWO_PASSES && !isConditional(spec.unet())) {
      findings.add(
          "guidance",
          "the two passes would be the same: the UNet reads neither a text nor a label",
          "write guidance: none");
    }
  }

  private static boolean isConditional(UNetSpec unet) {
    return unet.attendsToText() || unet.classes().isPresent() || unet.extra().isPresent();
  }
}
