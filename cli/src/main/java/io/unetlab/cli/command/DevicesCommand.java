package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.device.adb.Adb;
import io.unetlab.profiler.device.adb.DeviceSurvey;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.reports.format.DevicesJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.DevicesView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which devices can be measured on, and what prevents it on the others. */
@Command(
    name = "devices",
    description = "List the devices that adb sees, and this machine; say what each lacks.",
    footer = {"  unetlab devices", "  unetlab devices --json"})
public final class DevicesCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "Print JSON; docs/json.md describes it.")
  private boolean json;

  DevicesCommand(Terminal terminal) {
    this(terminal, System.getenv());
  }

  /**
   * @param environment variables that locate adb
   */
  DevicesCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  /** A missing adb is no failure, since this machine remains. */
  @Override
  public Integer call() {
    List<SeenDevice> devices = new ArrayList<>();
    Optional<String> failure = Optional.empty();
    try {
      devices.addAll(DeviceSurvey.of(Adb.find(environment)));
    } catch (DeviceException e) {
      failure = Optional.ofNullable(e.getMessage());
    }
    devices.add(SeenDevice.desktop(HostFacts.read()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(DevicesJson.write(devices, failure));
    } else {
      out.print(TextTable.render(DevicesView.table(devices), terminal.width()));
      notes(devices, failure).forEach(note -> out.println("\n" + note));
    }
    return ExitCode.DONE;
  }

  private static List<String> notes(List<SeenDevice> devices, Optional<String> failure) {
    List<String> notes = new ArrayList<>(DevicesView.notes(devices));
    if (failure.isPresent()) {
      notes.add("no phones: " + failure.get());
    } else if (devices.size() == 1) {
      notes.add("no phones: adb sees none; docs/phones.md says how to attach one");
    }
    return notes;
  }
}
