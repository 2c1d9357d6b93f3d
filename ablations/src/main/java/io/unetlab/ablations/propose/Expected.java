package io.unetlab.ablations.propose;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables of a space say of a variant. Its whole network, counted alone, has to agree,
 * except with a quality that was measured by training it.
 *
 * @param values of some metrics
 */
record Expected(Map<Metric, BigDecimal> values) {

  Expected {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Both numbers of the first metric that differs, or why there is no network. */
  Optional<String> difference(TrialResult result) {
    return result
        .completed()
        .map(this::difference)
        .orElseGet(() -> result.obstacle().map(why -> result.variant() + ": " + why));
  }

  private Optional<String> difference(Completed counted) {
    for (Map.Entry<Metric, BigDecimal> entry : values.entrySet()) {
      Optional<BigDecimal> value = counted.value(entry.getKey());
      boolean isTrained =
          Optional.ofNullable(counted.quality().get(entry.getKey()))
              .map(Prediction::isMeasured)
              .orElse(false);
      if (!isTrained && value.filter(it -> it.compareTo(entry.getValue()) == 0).isEmpty()) {
        return Optional.of(
            counted.variant()
                + ": "
                + entry.getKey().name()
                + " is "
                + entry.getValue().toPlainString()
                + " by the tables and "
                + value.map(BigDecimal::toPlainString).orElse("unknown")
                + " of the whole network");
      }
    }
    return Optional.empty();
  }
}
