package io.unetlab.profiler.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One line of what the agent prints. Its own words are the keys of a JSON object; durations are
 * nanoseconds.
 */
public sealed interface AgentLine {

  /** The meaning of the lines that is known here. */
  int SCHEMA = 1;

  /**
   * Reads a line.
   *
   * @throws AgentLineException for a text that is none
   */
  static AgentLine parse(String line) {
    return AgentLineParser.parse(line);
  }

  /** The line's number among those of its kind, from 0; empty for a kind that comes once. */
  default OptionalInt number() {
    return OptionalInt.empty();
  }

  /**
   * The first line: what the rest has to be read with.
   *
   * @param vm the virtual machine: {@code Dalvik} on Android
   * @param vendor of the virtual machine
   * @param java its version, as it says itself
   * @param os with the kernel's version
   * @param arch the processor's architecture
   * @param cores that the process may use
   * @param cpusAllowed as a hexadecimal mask; empty where the system does not report it
   * @param khzMax each core's maximum clock, empty for a core that does not report it; an empty
   *     list where the system or an older agent reports none
   * @param runtime what runs the network
   * @param providersAvailable execution providers that the runtime has
   * @param providers those it was told to use, in order
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
   * The network is loaded.
   *
   * @param modelBytes of its files
   */
  record Load(long durationNanos, long modelBytes) implements AgentLine {}

  /** The first run, which no later one is like. */
  record First(long durationNanos) implements AgentLine {}

  /**
   * A run before any counts.
   *
   * @param index from 0; the first run is not among them
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
   * @param startNanos since the agent began
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
   * What the last run gave, summed up in double precision.
   *
   * @param sum not a number when the output holds something that is not finite
   * @param squareSum likewise
   */
  record Check(long elements, double sum, double squareSum) implements AgentLine {}

  /** What went wrong, and where; only {@code end} follows. */
  record Failed(String stage, String reason) implements AgentLine {}

  /**
   * The last line.
   *
   * @param samples that were printed
   * @param peakBytes the most memory the process ever held; empty where the system does not say
   */
  record End(boolean ok, int samples, OptionalLong peakBytes) implements AgentLine {}
}
