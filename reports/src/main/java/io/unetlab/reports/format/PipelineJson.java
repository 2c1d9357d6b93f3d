package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.pipeline.ImageSize;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline as JSON. Keys are added, never changed. */
@JsonPropertyOrder({"format", "kind", "name", "title", "hash", "metrics"})
public record PipelineJson(
    @Doc("1") int format,
    @Doc("`\"pipeline\"`") String kind,
    @Doc("as in the spec") String name,
    @Doc("as in the spec") String title,
    @Doc("SHA-256 of the pipeline without its name and title, its parts included") String hash,
    @JsonAnyGetter @Doc("the counted metrics of all runs") Map<String, BigDecimal> metrics,
    @Doc("which the bytes assume: `\"float32\"`, or `\"int8/float16\"` for weights and activations")
        String elementType,
    @Doc("the picture") Image image,
    @Doc("of the sampler") int steps,
    @Doc("how one latent leads to the next") Sampler sampler,
    @Doc("of the prompt") GuidanceOf guidance,
    @Doc("where the UNet reads the latent of a picture to edit: `\"none\"` or `\"beside\"`")
        String sourceLatent,
    @Doc("in the order in which they run") List<PartOf> parts,
    @Doc("the parts by level, each named after its part; costs of all runs")
        List<SpecJson.Part> byLevel,
    @Doc("the parts by the roles of their parts, likewise") List<SpecJson.Part> byRole,
    @Doc("the parts by operation, likewise") List<SpecJson.Part> byOperation,
    @Doc("the parts by scope; costs of all runs") SpecJson.Tree tree) {

  static PipelineJson of(CountedNetwork network, PipelineSpec spec, int depth) {
    CountedParts parts = network.parts();
    return new PipelineJson(
        1,
        spec.kind(),
        spec.name(),
        spec.title(),
        network.hash().hex(),
        network.counted().values(),
        network.precision().text(),
        Image.of(spec.image()),
        spec.steps(),
        Sampler.of(spec.sampler()),
        GuidanceOf.of(spec.guidance()),
        ChoiceType.word(spec.sourceLatent()),
        parts.parts().stream().map(part -> PartOf.of(part, network)).toList(),
        parts.byLevel().stream().map(SpecJson.Part::of).toList(),
        parts.byRole().stream().map(SpecJson.Part::of).toList(),
        parts.byOperation().stream().map(SpecJson.Part::of).toList(),
        SpecJson.Tree.of(parts.tree(spec.name()), depth));
  }

  record Image(@Doc("in pixels") int height, @Doc("in pixels") int width) {

    static Image of(ImageSize size) {
      return new Image(size.height(), size.width());
    }
  }

  record Sampler(
      @Doc("`\"ddim\"`, `\"euler\"`, `\"dpmpp_2m\"`, `\"lcm\"` or `\"ufogen\"`") String kind,
      @Doc("`\"leading\"`, `\"trailing\"` or `\"linspace\"`") String timestepSpacing,
      @Doc("`\"epsilon\"`, `\"v_prediction\"` or `\"sample\"`") String predictionType,
      @Doc("whether the noise levels are spaced as Karras et al. propose") boolean useKarrasSigmas,
      @Doc("share of fresh noise in each step") double eta) {

    static Sampler of(SamplerSpec sampler) {
      return new Sampler(
          ChoiceType.word(sampler.kind()),
          ChoiceType.word(sampler.spacing()),
          ChoiceType.word(sampler.prediction()),
          sampler.karras(),
          sampler.eta());
    }
  }

  record GuidanceOf(
      @Doc("`\"none\"`, `\"two_passes\"` or `\"distilled\"`") String kind,
      @Doc("`null` without one") Optional<Double> scale,
      @Doc("of the UNet in each step, and of each text encoder") int passes) {

    static GuidanceOf of(Guidance guidance) {
      return new GuidanceOf(ChoiceType.word(guidance.kind()), guidance.scale(), guidance.passes());
    }
  }

  @JsonPropertyOrder({"part", "kind", "name", "title", "hash", "runs", "metrics"})
  record PartOf(
      @Doc("its key in the pipeline: `\"unet\"`") String part,
      @Doc("of the network") String kind,
      @Doc("of the network") String name,
      @Doc("of the network") String title,
      @Doc("of the network alone, as when it stands alone") String hash,
      @Doc("forward passes for one picture") long runs,
      @JsonAnyGetter @Doc("the counted metrics of one run") Map<String, BigDecimal> metrics) {

    static PartOf of(CountedPart part, CountedNetwork network) {
      return new PartOf(
          part.part().word(),
          part.part().network().kind(),
          part.part().network().name(),
          part.part().network().title(),
          part.part().network().hash().hex(),
          part.part().runs(),
          Metrics.counted(part.alone(), network.precision()).values());
    }
  }
}
