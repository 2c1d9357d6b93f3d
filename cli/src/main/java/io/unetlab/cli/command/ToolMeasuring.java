package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.device.adb.Adb;
import io.unetlab.profiler.device.adb.AdbTransport;
import io.unetlab.profiler.device.adb.ToolProgram;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.LiteRtBench;
import io.unetlab.profiler.session.DeviceSession;
import io.unetlab.profiler.session.Observer;
import io.unetlab.reports.format.ImportJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.ImportView;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** The part of {@code bench} that has LiteRT's own tool measure its own files on a device. */
final class ToolMeasuring {

  private static final String ENDING = ".tflite";

  private final CommandLine command;
  private final Terminal terminal;

  ToolMeasuring(CommandLine command, Terminal terminal) {
    this.command = command;
    this.terminal = terminal;
  }

  /** Whether this run measures .tflite files. */
  static boolean isFor(List<String> networks) {
    return networks.stream().anyMatch(it -> it.endsWith(ENDING));
  }

  /** Measures, prints, and returns the exit code. */
  int measure(List<String> devices, List<String> files, boolean json) {
    if (devices.size() != 1 || !files.stream().allMatch(it -> it.endsWith(ENDING))) {
      throw new UserException(
          ".tflite files run on one device, whose file names benchmark_model as its runtime"
              + " (--device); measure everything else in another run");
    }
    String named = devices.get(0);
    if (Devices.runtime(named).filter(it -> it != RuntimeKind.BENCHMARK_MODEL).isPresent()) {
      throw new UserException(
          named
              + " does not name benchmark_model as its runtime, which is what runs .tflite files");
    }
    List<String> missing = files.stream().filter(it -> !Files.isRegularFile(Path.of(it))).toList();
    if (!missing.isEmpty()) {
      throw new UserException("there is no file " + String.join(", ", missing));
    }
    Device device = Devices.named(named);
    ImportedFile measured = measure(device, files.stream().map(Path::of).toList());
    PrintWriter out = command.getOut();
    if (json) {
      out.print(ImportJson.write(measured));
    } else {
      ImportView view = ImportView.of(measured);
      out.print(TextTable.render(view.table(), terminal.width()));
      out.println();
      view.notes().forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private static ImportedFile measure(Device device, List<Path> files) {
    try (DeviceTransport transport =
        AdbTransport.open(
            Adb.find(System.getenv(), device.host()),
            device,
            new ToolProgram(device.runtime().path()))) {
      Observer silent = Observer.of(step -> {});
      DeviceGate gate = new DeviceSession(device, Version.tool(), silent).gate(transport);
      return new LiteRtBench(device, transport, gate).measure(files);
    } catch (DeviceException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }
}
