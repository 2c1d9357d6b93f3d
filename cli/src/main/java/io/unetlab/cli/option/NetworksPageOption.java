package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.NetworksReport;
import io.unetlab.reports.networks.NetworkSet;
import io.unetlab.reports.networks.NetworksPage.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --html FILE} and {@code --markdown FILE}: networks side by side, as one file each. */
public final class NetworksPageOption {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write a page with their pictures and differences, for a browser.")
  private @Nullable Path html;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write its text, for a pull request.")
  private @Nullable Path markdown;

  @Mixin private LatencyRecords records;

  /** Rejects files that cannot be written, before anything is counted. */
  public void check(CommandLine command, boolean force) {
    List<Path> files = files();
    if (files.isEmpty() && records.areGiven()) {
      throw new CommandLine.ParameterException(command, "--latency goes with --html or --markdown");
    }
    if (files.size() == 2 && files.get(0).toAbsolutePath().equals(files.get(1).toAbsolutePath())) {
      throw new UserException("--html and --markdown name the same file, " + files.get(0));
    }
    files.forEach(it -> OutputFile.check(it, force));
  }

  /** Whether there is a file to write. */
  public boolean isGiven() {
    return !files().isEmpty();
  }

  private List<Path> files() {
    return Stream.of(html, markdown).flatMap(Stream::ofNullable).toList();
  }

  /**
   * Writes the files, and names them where progress is shown.
   *
   * @param notes about the networks, a sentence each
   */
  public void write(
      List<CountedNetwork> networks,
      int baseline,
      List<String> notes,
      boolean force,
      CommandLine command) {
    if (!isGiven()) {
      return;
    }
    if (networks.size() < 2 || networks.size() > NetworkSet.MOST) {
      throw new UserException(
          "a page shows 2 to " + NetworkSet.MOST + " networks, found " + networks.size());
    }
    List<String> all = new ArrayList<>(notes);
    List<ImportedLatency> latencies = records.read(networks, all);
    NetworkSet set = NetworkSet.of(networks, baseline, latencies);
    Origin origin = new Origin(Version.tool(), typed(command), all);
    if (html != null) {
      write(html, NetworksReport.html(set, origin), force, command);
    }
    if (markdown != null) {
      write(markdown, NetworksReport.markdown(set, origin), force, command);
    }
  }

  private static void write(Path file, String text, boolean force, CommandLine command) {
    OutputFile.write(file, text, force);
    command.getErr().println("wrote " + file);
  }

  private static String typed(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    List<String> words = new ArrayList<>(List.of("unetlab"));
    root.getParseResult().originalArgs().forEach(it -> words.add(quoted(it)));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
