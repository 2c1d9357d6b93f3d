package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.builders.Networks;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a latency model predicts for the networks of a study's variants, and for the parts of
 * pipelines. Each network is built and predicted once, when a variant that runs it is first asked
 * for; afterwards its hash is enough.
 */
final class NetworkPredictions {

  private final LatencyModel model;
  private final VariantBuilder builder;
  private final Map<SpecHash, NetworkPrediction> known = new ConcurrentHashMap<>();

  NetworkPredictions(LatencyModel model, StudySpec study) {
    this.model = Objects.requireNonNull(model, "model");
    this.builder = new VariantBuilder(study);
  }

  LatencyModel model() {
    return model;
  }

  /** Predicts what a variant runs. */
  void predict(Completed trial) {
    if (trial.runs().stream().allMatch(it -> known.containsKey(it.network()))) {
      return;
    }
    for (Part part : builder.spec(trial.variant()).parts()) {
      known.computeIfAbsent(
          part.network().hash(),
          hash -> NetworkPrediction.of(model, Networks.graph(part.network())));
    }
  }

  /** The prediction of a part of a variant that was asked for. */
  Optional<NetworkPrediction> of(PartRun part) {
    return Optional.ofNullable(known.get(part.network()));
  }
}
