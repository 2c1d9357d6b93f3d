package io.unetlab.training.text;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.training.data.NetworkFiles;
import io.unetlab.training.recipe.TextSource;
import java.util.Optional;

/** What networks read of a caption, before its encoder is opened. */
final class TextShapes {

  private TextShapes() {}

  /** 1 x tokens x width; empty without text, or if a problem was added. */
  static Optional<TensorShape> of(TextSource source, Problems problems) {
    if (source instanceof TextSource.Words words) {
      return Optional.of(TensorShape.of(1, words.tokens(), words.width()));
    }
    if (source instanceof TextSource.Encoder encoder) {
      return NetworkFiles.read(NetworkKinds.TEXT_ENCODER, encoder.network(), problems)
          .flatMap(it -> of(it, problems));
    }
    return Optional.empty();
  }

  private static Optional<TensorShape> of(TextEncoderSpec spec, Problems problems) {
    Graph graph = Networks.graph(spec);
    return TextStates.output(spec, graph, problems)
        .map(it -> graph.outputs().get(it).node().shape());
  }
}
