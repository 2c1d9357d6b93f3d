package io.unetlab.cli;

import io.unetlab.profiler.device.DesktopTransport;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceBench;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.device.adb.Adb;
import io.unetlab.profiler.device.adb.AdbTransport;
import io.unetlab.profiler.device.adb.PhoneRuntime;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.reports.format.LatencyJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.DeviceView;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The part of {@code bench} that measures on a device. */
final class DeviceMeasuring {

  private final CommandLine command;
  private final Terminal terminal;

  DeviceMeasuring(CommandLine command, Terminal terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  /** Measures, prints, and gives the exit code. */
  int measure(String name, List<BenchSubject> subjects, long seed, boolean json) {
    Device device = Devices.named(name);
    DeviceRun run;
    try {
      run =
          Devices.isDesktop(device)
              ? onDesktop(device, subjects, seed)
              : onPhone(device, subjects, seed);
    } catch (DeviceException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
    print(run, json);
    boolean valid = run.bench().measured().stream().allMatch(it -> it.measured().verdict().valid());
    return valid && run.bench().failed().isEmpty() ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private DeviceRun onDesktop(Device device, List<BenchSubject> subjects, long seed) {
    try (DeviceTransport transport = new DesktopTransport()) {
      return measure(device, transport, subjects, seed);
    }
  }

  private DeviceRun onPhone(Device device, List<BenchSubject> subjects, long seed) {
    return PhoneRuntime.use(
        device,
        program -> {
          try (DeviceTransport transport =
              AdbTransport.open(Adb.find(System.getenv()), device, program)) {
            return measure(device, transport, subjects, seed);
          }
        });
  }

  private DeviceRun measure(
      Device device, DeviceTransport transport, List<BenchSubject> subjects, long seed) {
    try (ProgressLine progress = new ProgressLine(command.getErr(), terminal, "networks")) {
      DeviceGate gate = new DeviceGate(device.limits(), transport::state, DeviceMeasuring::sleep);
      return new DeviceBench(
              device,
              transport,
              gate,
              seed,
              "unetlab " + Version.text(),
              event -> progress.say(event.subject() + ": " + event.detail()))
          .measure(subjects);
    }
  }

  private void print(DeviceRun run, boolean json) {
    PrintWriter out = command.getOut();
    if (json) {
      out.print(LatencyJson.write(run));
      return;
    }
    DeviceView view = DeviceView.of(run);
    out.println(view.heading());
    out.println();
    out.print(TextTable.render(view.table(), terminal.width()));
    out.println();
    out.print(TextTable.render(view.curve(), terminal.width()));
    out.println();
    view.notes().forEach(out::println);
  }

  private static void sleep(double seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.round(1000 * seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while the device cooled down");
    }
  }
}
