package io.unetlab.ablations.select;

import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Prints how much of a core's time the decision takes among 100,000 candidates, in a fresh Java
 * machine and again: {@code java -cp ... SelectionSpeed [sd [first objective]]}.
 */
final class SelectionSpeed {

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private SelectionSpeed() {}

  public static void main(String[] args) {
    double sd = args.length > 0 ? Double.parseDouble(args[0]) : 0;
    boolean fidFirst = args.length > 1;
    List<Completed> candidates = Population.of(7, 100_000, 17, sd);
    SelectSpec rule =
        (fidFirst
                ? Rules.minimize(Population.FID, Population.MACS, Population.FLOPS)
                : Rules.minimize(Population.MACS, Population.PARAMS, Population.FLOPS))
            .withWhere(
                List.of(Rules.atMost(Population.FID, 13.2), Rules.atMost(Population.PARAMS, 990)));
    for (int run = 0; run < 3; run++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      Decision decision = new Selector(candidates, List.of(Population.MACS)).decide(rule);
      long end = CLOCK.getCurrentThreadCpuTime();
      System.out.printf(
          "%.0f ms: %d feasible, %s, fronts of %s, %d what-ifs, %d draws%n",
          (end - start) / 1e6,
          decision.ranking().size(),
          decision.winner().map(it -> it.variant().label()).orElse("nobody"),
          decision.fronts().stream().map(it -> it.members().size()).toList(),
          decision.whatWouldChange().size(),
          decision.stability().draws());
    }
  }
}
