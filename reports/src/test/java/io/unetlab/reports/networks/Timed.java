package io.unetlab.reports.networks;

import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.ImportedNetwork;
import io.unetlab.profiler.importer.LatencySource;
import io.unetlab.profiler.importer.OperationTime;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.profiler.metric.CountedNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A record with times of some operations, and of a kernel that belongs to no operation. */
public final class Timed {

  private Timed() {}

  /** 2 ms in the first convolution, 3 ms in the last, 1 ms elsewhere. */
  public static ImportedLatency latency(CountedNetwork network) {
    return new ImportedLatency(
        new ImportedNetwork(
            "a file",
            Optional.empty(),
            Optional.of(network.hash().hex()),
            Optional.empty(),
            OptionalInt.empty()),
        Latency.of(
            Statistic.AVERAGE,
            7.5,
            KnownDevice.named("<a phone>"),
            KnownRuntime.named("onnxruntime"),
            HowKnown.MEASURED_ELSEWHERE),
        Optional.empty(),
        Map.of(),
        List.of(
            operation("conv_in/Conv", 2),
            operation("conv_out/Conv", 3),
            operation("Reorder_token_1", 1)),
        new LatencySource("profile.json", Optional.empty()));
  }

  private static OperationTime operation(String name, double ms) {
    return new OperationTime(name, "Conv", ms, OptionalDouble.empty(), Optional.empty());
  }
}
