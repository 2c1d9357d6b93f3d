package io.unetlab.profiler.device;

import io.unetlab.profiler.device.AgentLine.Check;
import io.unetlab.profiler.device.AgentLine.End;
import io.unetlab.profiler.device.AgentLine.Failed;
import io.unetlab.profiler.device.AgentLine.First;
import io.unetlab.profiler.device.AgentLine.Hello;
import io.unetlab.profiler.device.AgentLine.Load;
import io.unetlab.profiler.device.AgentLine.Sample;
import io.unetlab.profiler.device.AgentLine.Warmup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the agent's lines as they come. They are a result only when all are there in their order
 * and the last one says so: a way to a device that breaks gives cut-off output and no error. What
 * was measured until then can be read, but is no result.
 */
public final class AgentTurn {

  /** The agent said that it failed. */
  public static final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String stage;

    FailedException(Failed failed) {
      super(failed.reason());
      this.stage = failed.stage();
    }

    /** What the agent was at: {@code load}, {@code inputs}, {@code first}, ... */
    public String stage() {
      return stage;
    }
  }

  private static final Set<Class<? extends AgentLine>> FIRST = Set.of(Hello.class, Failed.class);

  /** What may follow each kind of line. */
  private static final Map<Class<? extends AgentLine>, Set<Class<? extends AgentLine>>> NEXT =
      Map.of(
          Hello.class, Set.of(Load.class, Failed.class),
          Load.class, Set.of(First.class, Failed.class),
          First.class, Set.of(Warmup.class, Sample.class, Failed.class),
          Warmup.class, Set.of(Warmup.class, Sample.class, Failed.class),
          Sample.class, Set.of(Sample.class, Check.class, Failed.class),
          Check.class, Set.of(End.class, Failed.class),
          Failed.class, Set.of(End.class),
          End.class, Set.of());

  private final List<AgentLine> lines = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private Optional<String> broken = Optional.empty();
  private boolean wentOn;

  /** Takes a line; what is wrong with it is said at the end, as no reader of lines expects it. */
  public void accept(String text) {
    if (broken.isPresent()) {
      wentOn = true;
      return;
    }
    try {
      take(AgentLine.parse(text));
    } catch (AgentLineException e) {
      broken = Optional.of("the agent's line " + (lines.size() + 1) + " is " + e.getMessage());
    }
  }

  private void take(AgentLine line) {
    if (!expected().contains(line.getClass()) || !inSequence(line)) {
      broken = Optional.of("the agent's line " + line + " does not belong " + after());
      return;
    }
    lines.add(line);
    if (line instanceof Sample sample) {
      samples.add(sample);
    }
  }

  private Set<Class<? extends AgentLine>> expected() {
    return lines.isEmpty() ? FIRST : NEXT.getOrDefault(last().getClass(), Set.of());
  }

  private AgentLine last() {
    return lines.get(lines.size() - 1);
  }

  private boolean inSequence(AgentLine line) {
    if (line instanceof Warmup warmup) {
      return warmup.index() == all(Warmup.class).count();
    }
    return !(line instanceof Sample sample) || sample.index() == samples.size();
  }

  private String after() {
    return lines.isEmpty() ? "at the beginning" : "behind " + last();
  }

  /** The runs that counted so far, whatever became of the rest. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  /**
   * What the agent found.
   *
   * @throws FailedException when it says that it failed
   * @throws DeviceException when its lines break off, which another try may mend, or are not what
   *     an agent prints, which it will not
   */
  public AgentRun complete() {
    all(Failed.class)
        .findFirst()
        .ifPresent(
            failed -> {
              throw new FailedException(failed);
            });
    broken.ifPresent(
        reason -> {
          throw wentOn ? DeviceException.refused(reason) : cutOff(reason);
        });
    End end = all(End.class).findFirst().orElseThrow(() -> cutOff("no line `end` came"));
    if (end.samples() != samples.size()) {
      String counted = end.samples() + " samples were taken, but " + samples.size() + " arrived";
      throw DeviceException.lost(counted + "; run it again");
    }
    if (!end.ok()) {
      throw DeviceException.refused("the agent says that it failed, but not at what: " + end);
    }
    return run(end);
  }

  private DeviceException cutOff(String reason) {
    return DeviceException.lost(
        "the agent's output breaks off " + after() + ": " + reason + "; run it again");
  }

  private AgentRun run(End end) {
    Load load = only(Load.class);
    return new AgentRun(
        only(Hello.class),
        load.durationNanos(),
        load.modelBytes(),
        only(First.class).durationNanos(),
        all(Warmup.class).map(Warmup::durationNanos).toList(),
        samples,
        only(Check.class),
        end.peakBytes());
  }

  private <T extends AgentLine> T only(Class<T> kind) {
    return all(kind).findFirst().orElseThrow();
  }

  private <T extends AgentLine> Stream<T> all(Class<T> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast);
  }
}
