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
 * Takes the agent's lines as they come. They form a result only when all arrive in order and the
 * last one confirms it: a broken connection truncates the output without an error. What was
 * measured until then can be read, but is not a result.
 */
public final class AgentTurn {

  private final List<AgentLine> lines = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private Optional<String> broken = Optional.empty();
  private boolean wentOn;

  /**
   * Takes a line; errors are reported at the end, since line consumers do not expect exceptions.
   */
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
   * Takes a line and throws at once, for a reader that knows its line number.
   *
   * @throws AgentLineException when it must not follow the previous lines; it is not taken
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

  /** The samples so far, whatever happened later. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  /**
   * The result; when there is none, the message includes how the process ended.
   *
   * @throws NetworkTurn.FailedException when the agent reports a failure
   * @throws DeviceException as {@link #complete()}; retrying does not help when nothing was printed
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
   * The result.
   *
   * @throws NetworkTurn.FailedException when the agent reports a failure
   * @throws DeviceException when its lines break off, where a retry may help, or are invalid, where
   *     it will not
   */
  public AgentRun complete() {
    all(Failed.class)
        .findFirst()
        .ifPresent(
            failed -> {
              throw new NetworkTurn.FailedException(failed.stage(), failed.reason());
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
