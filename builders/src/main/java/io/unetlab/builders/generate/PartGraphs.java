package io.unetlab.builders.generate;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The graphs of a pipeline's parts by their words, in the order in which they run. */
record PartGraphs(Map<String, Graph> all) {

  private static final String TEXT = "text_encoder";

  PartGraphs {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  static PartGraphs of(PipelineSpec pipeline) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    pipeline.parts().forEach(part -> graphs.put(part.word(), Networks.graph(part.network())));
    return new PartGraphs(graphs);
  }

  /** The words of the text encoders, in the order in which the UNet reads them. */
  List<String> encoders() {
    return all.keySet().stream().filter(it -> it.startsWith(TEXT)).toList();
  }

  /** The tokenizer of a text encoder. */
  static String tokenizer(String encoder) {
    return encoder.replace(TEXT, "tokenizer");
  }

  Graph of(String word) {
    return Objects.requireNonNull(all.get(word), () -> "the pipeline has no " + word);
  }

  Graph unet() {
    return of(PartWord.UNET.word());
  }

  Optional<Graph> decoder() {
    return Optional.ofNullable(all.get(PartWord.DECODER.word()));
  }
}
