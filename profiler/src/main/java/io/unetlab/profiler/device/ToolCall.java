package io.unetlab.profiler.device;

import io.unetlab.builders.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts of LiteRT's benchmark_model, by a device file's keys; the tool times its own runs. */
public final class ToolCall {

  /** Enough for every operator of a network; the tool drops what does not fit. */
  private static final int PROFILED = 1 << 16;

  private ToolCall() {}

  /**
   * Times runs.
   *
   * @param graph path on the device
   */
  public static AgentCall timing(Device device, String graph, RunShare share) {
    return call(device, graph, share, List.of());
  }

  /** Lists the operators as they ran, which slows the runs: their times are not used. */
  public static AgentCall listing(Device device, String graph) {
    return call(
        device,
        graph,
        RunShare.runs(1),
        List.of("--enable_op_profiling=true", "--max_profiling_buffer_entries=" + PROFILED));
  }

  private static AgentCall call(Device device, String graph, RunShare share, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--graph=" + graph,
                "--num_threads=" + device.threads(),
                "--warmup_runs=" + share.warmupRuns(),
                "--warmup_min_secs=" + seconds(share.warmupSeconds()),
                "--num_runs=" + share.minRuns(),
                "--min_secs=" + seconds(share.minSeconds()),
                "--max_secs=" + seconds(share.maxSeconds())));
    device.providers().forEach(it -> arguments.addAll(delegate(Provider.valueOf(it), device)));
    arguments.addAll(more);
    return new AgentCall(List.of(graph), arguments, device.affinity(), share.deadlineSeconds());
  }

  // GPU and NNAPI compute in 16 bits when they are allowed to, whatever the weights are.
  private static List<String> delegate(Provider provider, Device device) {
    boolean half = device.runtime().file().precision() == ElementType.FLOAT16;
    return switch (provider) {
      case GPU -> List.of("--use_gpu=true", "--gpu_precision_loss_allowed=" + half);
      case NNAPI -> List.of("--use_nnapi=true", "--nnapi_allow_fp16=" + half);
      case XNNPACK -> List.of("--use_xnnpack=true");
      case QNN -> throw new IllegalArgumentException("benchmark_model has no delegate " + provider);
    };
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
