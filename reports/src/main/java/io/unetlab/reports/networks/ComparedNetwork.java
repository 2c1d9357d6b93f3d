package io.unetlab.reports.networks;

import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.spec.model.Part;
import java.util.List;
import java.util.Objects;

/**
 * One of the networks on a page.
 *
 * @param counted with a name that is unique on the page
 * @param latencies of it, or of parts of it
 */
record ComparedNetwork(CountedNetwork counted, List<OfPart> latencies) {

  /** A latency of one run of a part. */
  record OfPart(CountedPart part, ImportedLatency latency) {
    OfPart {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(latency, "latency");
    }
  }

  ComparedNetwork {
    Objects.requireNonNull(counted, "counted");
    latencies = List.copyOf(latencies);
  }

  String name() {
    return counted.spec().name();
  }

  /** With those of the latencies that are of this network, or of its parts. */
  static ComparedNetwork of(CountedNetwork counted, List<ImportedLatency> latencies) {
    List<OfPart> own =
        counted.parts().parts().stream()
            .flatMap(
                part ->
                    latencies.stream().filter(it -> isOf(part, it)).map(it -> new OfPart(part, it)))
            .toList();
    return new ComparedNetwork(counted, own);
  }

  // Equal names prove nothing.
  private static boolean isOf(CountedPart part, ImportedLatency latency) {
    return latency
        .network()
        .specHash()
        .filter(part.part().network().hash().hex()::equals)
        .isPresent();
  }

  /** A network that stands alone, as a pipeline of which it is the only part. */
  ComparedNetwork asPipeline() {
    if (counted.parts().areNamed()) {
      return this;
    }
    CountedPart only = counted.parts().parts().get(0);
    Part part = new Part(counted.spec().kind(), only.part().network(), 1);
    CountedPart named = new CountedPart(part, only.report());
    CountedParts parts = new CountedParts(List.of(named), counted.parts().total());
    CountedNetwork pipeline =
        new CountedNetwork(
            counted.spec(), counted.hash(), parts, counted.precision(), counted.counted());
    return new ComparedNetwork(
        pipeline, latencies.stream().map(it -> new OfPart(named, it.latency())).toList());
  }
}
