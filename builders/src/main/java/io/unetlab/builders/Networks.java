package io.unetlab.builders;

import io.unetlab.builders.autoencoder.DecoderBuilder;
import io.unetlab.builders.autoencoder.EncoderBuilder;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.unet.UNetBuilder;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.NetworkSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
          new Builder<>(NetworkKinds.ENCODER, EncoderBuilder::build));

  private Networks() {}

  /** The graph of a valid spec. */
  public static Graph graph(NetworkSpec spec) {
    return BUILDERS.stream()
        .flatMap(builder -> builder.graph(spec).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing builds a " + spec.kind()));
  }
}
