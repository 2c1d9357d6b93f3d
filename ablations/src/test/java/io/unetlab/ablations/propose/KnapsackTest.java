package io.unetlab.ablations.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exact.ExactOptimum;
import io.unetlab.ablations.exact.FrontMember;
import io.unetlab.ablations.exact.Goal;
import io.unetlab.ablations.exact.Limit;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pruned network of the example is the best of all that keep the limit, one by one. */
@Tag("slow")
class KnapsackTest {

  private static final StudySpec STUDY =
      StudyLoader.load(Path.of("../examples/search/knapsack.yaml"));

  private static TabledSpace space;
  private static Column loss;
  private static Column params;

  @BeforeAll
  static void tabulate() {
    space = SpaceTables.of(STUDY);
    loss = space.column(QualityMetrics.LOSS).orElseThrow();
    params = space.column(Metrics.find("params").orElseThrow()).orElseThrow();
  }

  /** The least loss within a limit, and of equal ones the fewest parameters. */
  private static final class BruteForce {

    private final long most;
    private final int[] configuration = new int[space.factors().size()];
    private long leastLoss = Long.MAX_VALUE;
    private long fewestParams = Long.MAX_VALUE;

    private BruteForce(BigDecimal limit) {
      most = limit.longValueExact();
      visit(0);
    }

    private void visit(int factor) {
      if (factor < configuration.length) {
        for (int i = 0; i < space.factors().get(factor).options().size(); i++) {
          configuration[factor] = i;
          visit(factor + 1);
        }
      } else if (space.exists(configuration)
          && loss.known().stream().allMatch(it -> it.holds(configuration))) {
        keep(loss.at(configuration), params.at(configuration));
      }
    }

    private void keep(long itsLoss, long itsParams) {
      boolean better = itsLoss < leastLoss || (itsLoss == leastLoss && itsParams < fewestParams);
      if (itsParams <= most && better) {
        leastLoss = itsLoss;
        fewestParams = itsParams;
      }
    }

    List<BigDecimal> best() {
      return List.of(loss.decimal(leastLoss), params.decimal(fewestParams));
    }
  }

  @Test
  void isTheBestForEachLimit() {
    for (String limit : List.of("860000000", "700000000", "600000000", "450000000", "330000000")) {
      BigDecimal most = new BigDecimal(limit);
      assertThat(
              ExactOptimum.of(
                      space,
                      List.of(new Goal(loss, true), new Goal(params, true)),
                      List.of(new Limit(params, Comparison.AT_MOST, most)))
                  .map(FrontMember::values))
          .contains(new BruteForce(most).best());
    }
  }

  @Test
  void isWhatTheStudyChooses() {
    BigDecimal most = STUDY.select().where().get(0).bound();
    Completed chosen = StudyRunner.run(STUDY).decision().winner().orElseThrow();

    assertThat(
            List.of(
                chosen.value(QualityMetrics.LOSS).orElseThrow(),
                chosen.counted().require("params")))
        .usingElementComparator(BigDecimal::compareTo)
        .isEqualTo(new BruteForce(most).best());
  }
}
