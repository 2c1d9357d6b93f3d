package io.unetlab.profiler.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One line of the agent's output, a JSON object; durations are nanoseconds. */
public sealed interface AgentLine {

  /** The supported version of the line format. */
  int SCHEMA = 1;

  /**
   * Reads a line.
   *
   * @throws AgentLineException for a text that is not a line
   */
  static AgentLine parse(String line) {
    return AgentLineParser.parse(line);
  }

  /** The line's index among those of its kind, from 0; empty for a kind that occurs once. */
  default OptionalInt number() {
    return OptionalInt.empty();
  }

  /**
   * The first line: the context needed to interpret the rest.
   *
   * @param vm the virtual machine: {@code Dalvik} on Android
   * @param vendor of the virtual machine
   * @param java its version, as it reports it
   * @param os with the kernel's version
   * @param arch the processor's architecture
   * @param cores available to the process
   * @param cpusAllowed as a hexadecimal mask; empty where the system does not report it
   * @param khzMax each core's maximum clock, empty for a core that does not report it; an empty
   *     list where the system or an older agent reports none
   * @param runtime what runs the network
   * @param providersAvailable execution providers of the runtime
   * @param providers those it was configured to use, in order
   * @param threads that an operation may use
   */
  record Hello(
      String vm,
      String vendor,
      String java,
      String os,
      String arch,
      int cores,
      Optional<String> cpusAllowed,
      List<OptionalLong> khzMax,
      String runtime,
      String runtimeVersion,
      List<String> providersAvailable,
      List<String> providers,
      int threads)
      implements AgentLine {

    public Hello {
      khzMax = List.copyOf(khzMax);
      providersAvailable = List.copyOf(providersAvailable);
      providers = List.copyOf(providers);
    }
  }

  /**
   * The network has been loaded.
   *
   * @param modelBytes size of its files
   */
  record Load(long durationNanos, long modelBytes) implements AgentLine {}

  /** The first run, which is unlike any later one. */
  record First(long durationNanos) implements AgentLine {}

  /**
   * A warm-up run.
   *
   * @param index from 0, not counting the first run
   */
  record Warmup(int index, long durationNanos) implements AgentLine {

    @Override
    public OptionalInt number() {
      return OptionalInt.of(index);
    }
  }

  /**
   * A run that counts.
   *
   * @param index from 0
   * @param startNanos since the agent started
   * @param khz each core's clock after the run, empty for a core that is off; an empty list where
   *     the system does not report clocks
   */
  record Sample(int index, long startNanos, long durationNanos, List<OptionalLong> khz)
      implements AgentLine {

    public Sample {
      khz = List.copyOf(khz);
    }

    @Override
    public OptionalInt number() {
      return OptionalInt.of(index);
    }
  }

  /**
   * Sums over the output of the last run, in double precision.
   *
   * @param sum NaN when the output contains a value that is not finite
   * @param squareSum likewise
   */
  record Check(long elements, double sum, double squareSum) implements AgentLine {}

  /** What failed, and at which stage; only {@code end} follows. */
  record Failed(String stage, String reason) implements AgentLine {}

  /**
   * The last line.
   *
   * @param samples number of samples printed
   * @param peakBytes peak memory of the process; empty where the system does not report it
   */
  record End(boolean ok, int samples, OptionalLong peakBytes) implements AgentLine {}
}
