package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.Quantiles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a device clocked its cores down under a run, as a share of what they can: from 1, full
 * speed. It is the slowest core of as many as there are threads, the fastest first, since a core
 * without work is slow for that reason.
 */
final class CoreClock {

  private final AgentLine.Hello hello;

  private CoreClock(AgentLine.Hello hello) {
    this.hello = hello;
  }

  /** The median behind a turn's runs; empty where the system does not tell clocks. */
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

  private OptionalDouble share(List<Long> khz) {
    List<Double> shares = new ArrayList<>();
    for (int core = 0; core < Math.min(khz.size(), hello.khzMax().size()); core++) {
      if (isAllowed(core) && khz.get(core) > 0 && hello.khzMax().get(core) > 0) {
        shares.add((double) khz.get(core) / hello.khzMax().get(core));
      }
    }
    shares.sort(Comparator.reverseOrder());
    int busy = Math.min(Math.max(1, hello.threads()), shares.size());
    return shares.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(shares.get(busy - 1));
  }

  // Linux writes long masks with commas.
  private boolean isAllowed(int core) {
    String mask = hello.cpusAllowed().replace(",", "");
    return !mask.matches("[0-9a-fA-F]+") || new BigInteger(mask, 16).testBit(core);
  }
}
