package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.process.ChildProgram;
import io.unetlab.profiler.runtime.HostBench;
import java.io.IOException;
import java.util.function.Consumer;

/** The process that measures one session. */
public final class MeasuringMain {

  private MeasuringMain() {}

  public static void main(String[] arguments) throws IOException {
    ChildProgram.run(
        MeasuringJob.class,
        (MeasuringJob job, Consumer<LatencyEvent> events) ->
            new HostBench(job.settings(), job.tool(), events, job.mostSeconds())
                .measure(job.subjects()));
  }
}
