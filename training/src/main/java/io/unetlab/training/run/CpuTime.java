package io.unetlab.training.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this process has used, over all its threads. */
final class CpuTime {

  private CpuTime() {}

  /** Seconds; 0 where the operating system does not report them. */
  static double seconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime() / 1e9)
        : 0;
  }
}
