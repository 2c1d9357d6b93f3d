package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.Quantiles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a device throttled its cores during a run: the clock as a share of the maximum, 1 at full
 * speed. With n threads it is the share of the n-th fastest core, since an idle core is slow for
 * another reason.
 */
final class CoreClock {

  private final AgentLine.Hello hello;

  private CoreClock(AgentLine.Hello hello) {
    this.hello = hello;
  }

  /** The median over a turn's runs; empty where the system does not report clocks. */
  static OptionalDouble of(AgentRun run) {
    CoreClock clock = new CoreClock(run.hello());
    double[] shares =
        run.samples().stream()
            .map(AgentLine.Sample::khz)
            .map(clock::share)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return shares.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quantiles.median(shares));
  }

  private OptionalDouble share(List<OptionalLong> khz) {
    List<Double> shares = new ArrayList<>();
    for (int core = 0; core < Math.min(khz.size(), hello.khzMax().size()); core++) {
      OptionalLong now = khz.get(core);
      OptionalLong most = hello.khzMax().get(core);
      if (isAllowed(core) && now.isPresent() && most.isPresent()) {
        shares.add((double) now.getAsLong() / most.getAsLong());
      }
    }
    shares.sort(Comparator.reverseOrder());
    int busy = Math.min(Math.max(1, hello.threads()), shares.size());
    return shares.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(shares.get(busy - 1));
  }

  // Linux writes long masks with commas.
  private boolean isAllowed(int core) {
    return hello
        .cpusAllowed()
        .map(it -> it.replace(",", ""))
        .filter(it -> it.matches("[0-9a-fA-F]+"))
        .map(it -> new BigInteger(it, 16).testBit(core))
        .orElse(true);
  }
}
