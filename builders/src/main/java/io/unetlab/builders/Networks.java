package io.unetlab.builders;

import io.unetlab.builders.autoencoder.DecoderBuilder;
import io.unetlab.builders.autoencoder.EncoderBuilder;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.text.TextEncoderBuilder;
import io.unetlab.builders.unet.UNetBuilder;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The only way from a spec to its graph; each kind of network is one line. */
public final class Networks {

  /** Builds networks of one kind. */
  record Builder<S extends NetworkSpec>(NetworkKind<S> kind, Function<S, Graph> build) {

    Optional<Graph> graph(NetworkSpec spec) {
      return kind.of(spec).map(build);
    }
  }

  static final List<Builder<?>> BUILDERS =
      List.of(
          new Builder<>(NetworkKinds.UNET, UNetBuilder::build),
          new Builder<>(NetworkKinds.DECODER, DecoderBuilder::build),
          new Builder<>(NetworkKinds.ENCODER, EncoderBuilder::build),
          new Builder<>(NetworkKinds.TEXT_ENCODER, TextEncoderBuilder::build));

  private Networks() {}

  /**
   * The graph of a valid spec.
   *
   * @throws SpecException if it is a pipeline, whose parts each have one
   */
  public static Graph graph(NetworkSpec spec) {
    NetworkKinds.PIPELINE.of(spec).ifPresent(Networks::refuse);
    return BUILDERS.stream()
        .flatMap(builder -> builder.graph(spec).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing builds a " + spec.kind()));
  }

  private static void refuse(PipelineSpec spec) {
    String parts = spec.parts().stream().map(Part::word).collect(Collectors.joining(", "));
    throw SpecException.of(
        SpecCode.WRONG_KIND,
        spec.location(),
        "expected a single network, found a pipeline",
        "its parts are networks: " + parts);
  }
}
