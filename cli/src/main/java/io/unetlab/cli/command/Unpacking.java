package io.unetlab.cli.command;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.profiler.runtime.HostRuntime;
import java.io.PrintWriter;
import java.util.Collection;

/** Says, before a runtime is used for the first time, what it unpacks and where. */
final class Unpacking {

  private Unpacking() {}

  static void tell(Collection<HostRuntime> runtimes, PrintWriter err) {
    if (runtimes.contains(HostRuntime.DJL)) {
      PyTorch.toUnpack()
          .ifPresent(
              folder -> {
                err.println(
                    "unetlab: unpacking PyTorch into "
                        + folder
                        + " (once; 432 MB on Linux x86_64; UNETLAB_CACHE sets another place) ...");
                err.flush();
              });
    }
  }
}
