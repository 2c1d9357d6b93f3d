package io.unetlab.spec.pipeline;

import io.unetlab.spec.model.NetworkYaml;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The canonical YAML of a pipeline, with its parts inline, and its identity. Both leave out what
 * has no effect, and settings of the sampler that are as usual for its kind.
 */
final class PipelineWriter {

  private PipelineWriter() {}

  /** One line: what the pipeline itself says, then each part's runs and identity in braces. */
  static String identity(PipelineSpec spec) {
    StringBuilder line = new StringBuilder(4096).append("pipeline");
    settings(spec).forEach((key, value) -> line.append("; ").append(key).append(' ').append(value));
    for (Part part : spec.parts()) {
      line.append("; ").append(part.word()).append(" x ").append(part.runs());
      line.append(" {").append(part.network().identity()).append('}');
    }
    return line.toString();
  }

  static String yaml(PipelineSpec spec) {
    Map<String, Object> document = NetworkYaml.head(spec);
    document.putAll(settings(spec));
    return YamlText.document(document)
        + (spec.textEncoder().isEmpty() ? PartWord.TEXT_ENCODER.word() + ": none\n" : "")
        + spec.parts().stream().map(PipelineWriter::inline).collect(Collectors.joining())
        + (spec.decoder().isEmpty() ? PartWord.DECODER.word() + ": none\n" : "");
  }

  // A network's YAML has no text over several lines, so indenting it nests it.
  private static String inline(Part part) {
    return part.word() + ":\n" + part.network().yaml().indent(2);
  }

  private static Map<String, Object> settings(PipelineSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    ImageSize image = spec.image();
    put(map, PipelineParser.IMAGE, NetworkYaml.size(image.height(), image.width()));
    put(map, PipelineParser.STEPS, Integer.toString(spec.steps()));
    put(map, PipelineParser.SAMPLER, sampler(spec.sampler()));
    put(map, PipelineParser.GUIDANCE, guidance(spec.guidance()));
    if (spec.sourceLatent() != SourceLatent.NONE) {
      put(map, PipelineParser.SOURCE_LATENT, ChoiceType.word(spec.sourceLatent()));
    }
    return map;
  }

  private static Object sampler(SamplerSpec sampler) {
    SamplerSpec usual = SamplerSpec.of(sampler.kind());
    if (sampler.equals(usual)) {
      return ChoiceType.word(sampler.kind());
    }
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SamplerParser.KIND, ChoiceType.word(sampler.kind()));
    if (sampler.spacing() != usual.spacing()) {
      put(map, SamplerParser.SPACING, ChoiceType.word(sampler.spacing()));
    }
    if (sampler.prediction() != usual.prediction()) {
      put(map, SamplerParser.PREDICTION, ChoiceType.word(sampler.prediction()));
    }
    if (sampler.karras() != usual.karras()) {
      put(map, SamplerParser.KARRAS, Boolean.toString(sampler.karras()));
    }
    if (sampler.eta() != usual.eta()) {
      put(map, SamplerParser.ETA, YamlText.number(sampler.eta()));
    }
    return map;
  }

  private static Object guidance(Guidance guidance) {
    return switch (guidance.kind()) {
      case NONE -> GuidanceType.NONE;
      case TWO_PASSES -> YamlText.number(guidance.scale().orElseThrow());
      case DISTILLED ->
          guidance
              .scale()
              .<Object>map(scale -> Map.of(GuidanceType.DISTILLED, YamlText.number(scale)))
              .orElse(GuidanceType.DISTILLED);
    };
  }

  private static void put(Map<String, Object> map, Key<?> key, Object value) {
    map.put(key.name(), value);
  }
}
