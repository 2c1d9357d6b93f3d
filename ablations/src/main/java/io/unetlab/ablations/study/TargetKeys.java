package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/** The keys of targets: where latency comes from. */
final class TargetKeys {

  static final Key<HostRuntime> RUNTIME =
      optional("runtime", ChoiceType.of(HostRuntime.class), "What runs the networks.").or("djl");
  static final Key<Integer> THREADS =
      optional("threads", Scalars.whole(1, 1024), "The number of threads; all cores if left out.");
  static final Key<ElementType> PRECISION =
      optional("precision", ChoiceType.of(HostRuntime.PRECISIONS), "The precision to compute in.")
          .or("float32");
  static final Key<String> DEVICE =
      optional(
          "device",
          CommonKeys.TEXT,
          "A device file, relative to this one, or desktop: this machine as a device.");
  static final Key<String> LATENCIES =
      optional(
          "latencies",
          CommonKeys.TEXT,
          "A file that another tool wrote; a latency belongs to the network with its spec hash.");
  static final Key<String> PREDICT =
      optional(
          "predict",
          CommonKeys.TEXT,
          "A latency model that fit wrote; it predicts every network, and nothing is run.");

  /** Those that name a file; a target has one of them at most. */
  static final List<Key<String>> FILES = List.of(DEVICE, LATENCIES, PREDICT);

  static final Key<List<MapValues>> TARGETS =
      optional(
              "targets",
              new ListType<>(
                  CommonKeys.map(
                      "a target",
                      CommonKeys.NAME,
                      RUNTIME,
                      THREADS,
                      PRECISION,
                      DEVICE,
                      LATENCIES,
                      PREDICT),
                  1,
                  8),
              "Where latency is measured, imported from, or predicted by; one column each.")
          .or("[{name: host}]", "this machine");

  private TargetKeys() {}
}
