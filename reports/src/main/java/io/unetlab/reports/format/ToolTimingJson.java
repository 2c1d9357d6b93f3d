package io.unetlab.reports.format;

import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a tool on a device timed a network's runs, and what executed the network there. */
record ToolTimingJson(
    @Doc("its name: `\"benchmark_model\"`") String tool,
    @Doc("of its file") String sha256,
    @Doc("in which the network was written for it: `primitives`, ...") String form,
    @Doc("of the runs of one start, which is one of the `samples`") Statistic statistic,
    @Doc("number of runs of each sample") List<Long> runs,
    @Doc("the delegate that the device file asks for; `null` if it leaves it to the tool")
        Optional<String> delegate,
    @Doc("what the tool's log says of each delegate, in the first start") List<Share> delegates,
    @Doc(
            "operators that no delegate executed, with the number of each; `null` if the tool did"
                + " not list them, as when one delegate executed everything")
        Optional<Map<String, Integer>> left) {

  static ToolTimingJson of(ToolTiming timing) {
    Placement placement = timing.placement();
    return new ToolTimingJson(
        timing.tool(),
        timing.sha256(),
        timing.form(),
        timing.statistic(),
        timing.runs(),
        placement.asked(),
        placement.shares().stream().map(Share::of).toList(),
        placement.left());
  }

  record Share(
      @Doc("of the delegate, as the tool writes it") String name,
      @Doc("of the network that it executed") Placement.Extent extent,
      @Doc("that it replaced; `null` if the log does not state it") OptionalLong nodes,
      @Doc("the nodes there were then; `null` likewise") OptionalLong of,
      @Doc("into which this cut the network; `null` likewise") OptionalInt partitions) {

    static Share of(Placement.Share share) {
      return new Share(
          share.delegate(), share.extent(), share.nodes(), share.of(), share.partitions());
    }
  }
}
