package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.MeasuringSteps;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceOutcome;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceSessions;
import io.unetlab.profiler.device.DeviceSessions.Labelled;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.session.DeviceSession;
import io.unetlab.profiler.session.Observer;
import io.unetlab.reports.format.LatenciesByDeviceJson;
import io.unetlab.reports.format.LatencyJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.DeviceView;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The part of {@code bench} that measures on devices. */
final class DeviceMeasuring {

  private final CommandLine command;
  private final Terminal terminal;

  DeviceMeasuring(CommandLine command, Terminal terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  /** Measures on all of these devices in parallel, prints, and returns the exit code. */
  int measure(List<String> names, BenchParts parts, long seed, boolean json) {
    boolean several = names.size() > 1;
    List<DeviceOutcome> outcomes = outcomes(named(names), parts.subjects(), seed, several);
    List<DeviceOutcome.Measured> measured =
        outcomes.stream()
            .flatMap(it -> it.match(Stream::of, failed -> Stream.<DeviceOutcome.Measured>empty()))
            .toList();
    List<String> failures =
        outcomes.stream()
            .flatMap(
                it ->
                    it.match(
                        done -> Stream.<String>empty(),
                        failed -> Stream.of(prefix(failed.label(), several) + failed.reason())))
            .toList();
    if (measured.isEmpty()) {
      throw UserException.of(failures);
    }
    PrintWriter out = command.getOut();
    if (json) {
      out.print(
          several
              ? LatenciesByDeviceJson.write(outcomes, parts::sums)
              : LatencyJson.write(measured.get(0).run(), parts.sums(measured.get(0).run())));
    } else {
      print(measured, parts, several);
    }
    failures.forEach(it -> command.getErr().println("unetlab: " + it));
    boolean met = failures.isEmpty() && measured.stream().allMatch(it -> met(it.run()));
    return met ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  // The problems of all files are reported together.
  private static List<Labelled> named(List<String> names) {
    List<Labelled> devices = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int dropped = 0;
    for (String name : names) {
      try {
        devices.add(new Labelled(name, Devices.named(name)));
      } catch (SpecException e) {
        problems.addAll(e.problems());
        dropped += e.dropped();
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems, dropped);
    }
    return devices;
  }

  private List<DeviceOutcome> outcomes(
      List<Labelled> devices, List<BenchSubject> subjects, long seed, boolean several) {
    List<String> names = subjects.stream().map(BenchSubject::name).toList();
    try (ProgressLine progress =
        ProgressLine.ofLongRun(command.getErr(), terminal, "networks", System::nanoTime)) {
      return DeviceSessions.measure(
          devices,
          it -> {
            String prefix = prefix(it.label(), several);
            MeasuringSteps steps =
                new MeasuringSteps(
                    names,
                    UnaryOperator.identity(),
                    it.device().protocol(),
                    step -> progress.say(prefix + step),
                    System::nanoTime);
            Observer observer =
                new Observer(steps, other -> progress.tell(prefix + other), () -> false);
            return new DeviceSession(it.device(), Version.tool(), observer).measure(subjects, seed);
          });
    } catch (DeviceException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  // A single device needs no name.
  private static String prefix(String label, boolean several) {
    return several ? label + ": " : "";
  }

  private static boolean met(DeviceRun device) {
    BenchRun run = device.bench();
    return run.failed().isEmpty()
        && device.stopped().isEmpty()
        && run.measured().stream().allMatch(it -> it.verdict().valid());
  }

  private void print(List<DeviceOutcome.Measured> measured, BenchParts parts, boolean several) {
    PrintWriter out = command.getOut();
    String separator = "";
    for (DeviceOutcome.Measured one : measured) {
      out.print(separator + prefix(one.label(), several));
      print(DeviceView.of(one.run()), parts.sums(one.run()));
      separator = System.lineSeparator();
    }
  }

  private void print(DeviceView view, List<PipelineLatency> sums) {
    PrintWriter out = command.getOut();
    out.println(view.heading());
    out.println();
    out.print(TextTable.render(view.table(), terminal.width()));
    out.println();
    out.print(TextTable.render(view.curve(), terminal.width()));
    out.println();
    sums.forEach(it -> out.println(BenchParts.sentence(it, false)));
    view.notes().forEach(out::println);
  }
}
