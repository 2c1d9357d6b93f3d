package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.device.AdbHost;
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
import java.util.Collections;
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
    footer = {
      "  unetlab devices",
      "  unetlab devices --host localhost:5038 --host lab-4",
      "  unetlab devices --json"
    })
public final class DevicesCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = {
        "List the devices of the adb server on this host, as lab-3, lab-3:5037 or localhost:5038,",
        "instead of this machine's; may be repeated."
      })
  private List<String> hosts = new ArrayList<>();

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

  /** A missing adb is no failure, since this machine remains; a named host that fails is one. */
  @Override
  public Integer call() {
    List<SeenDevice> devices = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<AdbHost> named = named();
    if (hosts.isEmpty()) {
      add(Optional.empty(), devices, failures);
      devices.add(SeenDevice.desktop(HostFacts.read()));
    }
    named.forEach(it -> add(Optional.of(it), devices, failures));
    if (!hosts.isEmpty() && failures.size() == hosts.size()) {
      throw UserException.of(failures);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(DevicesJson.write(devices, failure(failures)));
    } else {
      out.print(TextTable.render(DevicesView.table(devices), terminal.width()));
      notes(devices, failures).forEach(note -> out.println("\n" + note));
    }
    return hosts.isEmpty() || failures.isEmpty() ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private List<AdbHost> named() {
    List<String> wrong = hosts.stream().filter(it -> AdbHost.parse(it).isEmpty()).toList();
    if (!wrong.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--host takes an address such as lab-3, lab-3:5037, localhost:5038 or [::1]:5037, found `"
              + String.join("`, `", wrong)
              + '`');
    }
    List<AdbHost> named = hosts.stream().flatMap(it -> AdbHost.parse(it).stream()).toList();
    List<String> twice =
        named.stream()
            .distinct()
            .filter(it -> Collections.frequency(named, it) > 1)
            .map(it -> "--host names `" + it + "` twice")
            .toList();
    if (!twice.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.join("\nunetlab: ", twice));
    }
    return named;
  }

  private void add(Optional<AdbHost> host, List<SeenDevice> devices, List<String> failures) {
    try {
      devices.addAll(DeviceSurvey.of(Adb.find(environment, host)));
    } catch (DeviceException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> failure(List<String> failures) {
    return Optional.of(String.join("; ", failures)).filter(it -> !it.isEmpty());
  }

  private List<String> notes(List<SeenDevice> devices, List<String> failures) {
    List<String> notes = new ArrayList<>(DevicesView.notes(devices));
    failures.forEach(it -> notes.add("no phones: " + it));
    if (failures.isEmpty() && devices.size() == (hosts.isEmpty() ? 1 : 0)) {
      String where = hosts.isEmpty() ? "" : " at " + String.join(", ", hosts);
      notes.add("no phones: adb" + where + " sees none; docs/phones.md says how to attach one");
    }
    return notes;
  }
}
