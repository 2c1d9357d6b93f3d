package io.unetlab.ablations.select;

import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rules of choice for tests. */
final class Rules {

  private static final SourceLocation NOWHERE = new SourceLocation(new Source("test", ""), 1, 1);

  private Rules() {}

  static SelectSpec minimize(Metric... metrics) {
    List<Objective> objectives = Arrays.stream(metrics).map(Objective::of).toList();
    return new SelectSpec(Optional.empty(), objectives, List.of(), Unknown.REFUSE, NOWHERE);
  }

  static SelectSpec by(Score score, Objective... next) {
    return new SelectSpec(Optional.of(score), List.of(next), List.of(), Unknown.REFUSE, NOWHERE);
  }

  static Constraint atMost(Metric metric, double bound) {
    return new Constraint(metric, Comparison.AT_MOST, BigDecimal.valueOf(bound), NOWHERE);
  }
}
