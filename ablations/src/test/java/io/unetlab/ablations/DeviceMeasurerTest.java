package io.unetlab.ablations;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.measure.DeviceMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.session.Observer;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** A study's networks on this machine as a device. */
@Tag("slow")
class DeviceMeasurerTest implements LatencyMeasurerContract {

  @Override
  public LatencyMeasurer measurer() {
    Target.OnDevice desktop = new Target.OnDevice("desktop", Optional.empty());
    return new DeviceMeasurer(desktop, "unetlab test", Observer.of(step -> {}));
  }
}
