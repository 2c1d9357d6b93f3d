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
import java.util.Optional;
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
      add(AgentLine.parse(text));
    } catch (AgentLineException e) {
      broken = Optional.of("the agent's line " + (lines.size() + 1) + ": " + e.getMessage());
    }
  }

  /**
   * Takes a line for a reader that knows where it stands, and says there what is wrong with it.
   *
   * @throws AgentLineException when it does not belong behind the lines before it; it is not taken
   */
  public void add(AgentLine line) {
    AgentOrder.check(last(), line);
    lines.add(line);
    if (line instanceof Sample sample) {
      samples.add(sample);
    }
  }

  private Optional<AgentLine> last() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  /** The runs that counted so far, whatever became of the rest. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  /**
   * What the agent found, with how its process ended in the message when it found nothing.
   *
   * @throws FailedException when it says that it failed
   * @throws DeviceException as {@link #complete()}; one that printed nothing will not be mended by
   *     another try
   */
  public AgentRun complete(AgentExit exit) {
    try {
      return complete();
    } catch (DeviceException e) {
      if (exit.code() == 0) {
        throw e;
      }
      String message = exit.explain(String.valueOf(e.getMessage()));
      throw e.transportLost() && !lines.isEmpty()
          ? DeviceException.lost(message)
          : DeviceException.refused(message);
    }
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
      throw DeviceException.refused("the agent says that it failed, but not at what");
    }
    return run(end);
  }

  private DeviceException cutOff(String reason) {
    return DeviceException.lost(
        "the agent's output breaks off "
            + AgentOrder.place(last())
            + ": "
            + reason
            + "; run it again");
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
