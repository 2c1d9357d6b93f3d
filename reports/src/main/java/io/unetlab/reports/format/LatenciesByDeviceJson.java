package io.unetlab.reports.format;

import io.unetlab.profiler.device.DeviceOutcome;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.reports.table.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measurements on several devices: a document for each, and the devices that failed. */
public record LatenciesByDeviceJson(
    @Doc("1") int format,
    @Doc("`\"latencies_by_device\"`") String kind,
    @Doc(
            "for each measured device, the document that a run on it alone would have, in"
                + " command-line order")
        List<LatencyJson> devices,
    @Doc("the devices on which nothing was measured") List<Failed> failed) {

  /**
   * The document; devices are in the order given.
   *
   * @param sums the latencies of the pipelines in a run
   */
  public static String write(
      List<DeviceOutcome> outcomes, Function<DeviceRun, List<PipelineLatency>> sums) {
    List<LatencyJson> devices = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    for (DeviceOutcome outcome : outcomes) {
      outcome.match(
          one -> devices.add(LatencyJson.of(one.run(), sums.apply(one.run()))),
          one -> failed.add(new Failed(one.label(), one.reason())));
    }
    return JsonText.write(new LatenciesByDeviceJson(1, "latencies_by_device", devices, failed));
  }

  record Failed(
      @Doc("as given on the command line") String device,
      @Doc("why nothing was measured") String reason) {}
}
