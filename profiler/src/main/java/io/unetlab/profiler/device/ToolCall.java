package io.unetlab.profiler.device;

import io.unetlab.builders.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts of LiteRT's benchmark_model, by a device file's keys; the tool times its own runs. There
 * are two such tools, the original one and one for compiled models, which call some options
 * differently: both spellings are passed, since a tool ignores an option that it does not know.
 */
public final class ToolCall {

  /** Options of which a tool has to know one. */
  private static final Set<String> SPELLINGS =
      Set.of("--gpu_precision_loss_allowed", "--gpu-precision");

  // The tool warns, and goes on.
  private static final Pattern UNKNOWN = Pattern.compile("Unconsumed cmdline flags: (.*)");

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

  /** Runs only if the delegate executes the whole network. */
  public static AgentCall whole(Device device, String graph) {
    return call(device, graph, RunShare.runs(1), List.of("--require_full_delegation=true"));
  }

  /**
   * The options that the tool ignored, so that its figure is not what was asked for, except those
   * that it knows by another spelling.
   *
   * @param log of a start
   */
  public static List<String> ignored(AgentCall call, String log) {
    Set<String> unknown =
        UNKNOWN
            .matcher(log)
            .results()
            .flatMap(it -> Stream.of(it.group(1).split(" ", -1)))
            .collect(Collectors.toSet());
    return call.arguments().stream()
        .filter(unknown::contains)
        .filter(it -> !isSpelledOtherwise(it, call, unknown))
        .toList();
  }

  private static boolean isSpelledOtherwise(String argument, AgentCall call, Set<String> unknown) {
    return SPELLINGS.contains(option(argument))
        && call.arguments().stream()
            .anyMatch(it -> SPELLINGS.contains(option(it)) && !unknown.contains(it));
  }

  private static String option(String argument) {
    return argument.replaceFirst("=.*", "");
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

  // GPU and NNAPI may compute in 16 bits when they are allowed to, whatever the weights are.
  private static List<String> delegate(Provider provider, Device device) {
    boolean half = device.runtime().file().precision() == ElementType.FLOAT16;
    return switch (provider) {
      case GPU ->
          List.of(
              "--use_gpu=true",
              "--gpu_precision_loss_allowed=" + half,
              "--gpu-precision=" + (half ? "fp16" : "fp32"));
      case NNAPI -> List.of("--use_nnapi=true", "--nnapi_allow_fp16=" + half);
      case XNNPACK -> List.of("--use_xnnpack=true");
      case QNN -> throw new IllegalArgumentException("benchmark_model has no delegate " + provider);
    };
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
