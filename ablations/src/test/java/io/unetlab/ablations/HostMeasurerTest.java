package io.unetlab.ablations;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.measure.HostMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.session.Observer;
import org.junit.jupiter.api.Tag;

/** A study's networks on this machine, in a process of their own. */
@Tag("slow")
class HostMeasurerTest implements LatencyMeasurerContract {

  @Override
  public LatencyMeasurer measurer() {
    Observer nobody = Observer.of(step -> {});
    return new HostMeasurer(Target.HOST, LatencyProtocol.QUICK, "unetlab test", 600, nobody);
  }
}
