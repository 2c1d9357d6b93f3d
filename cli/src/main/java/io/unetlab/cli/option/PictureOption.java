package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.network.NetworkDrawing;
import io.unetlab.reports.network.NetworkPicture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code --picture FILE}: networks as a picture, in the format that the file's name ends in. */
public final class PictureOption {

  /** The formats, by the end of a file's name. */
  private static final Map<String, Function<Picture.Drawn, byte[]>> FORMATS =
      Map.of(
          ".svg", drawn -> drawn.svg().getBytes(StandardCharsets.UTF_8),
          ".png", Picture.Drawn::png,
          ".pdf", Picture.Drawn::pdf);

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Also draw the network, as .svg, .png or .pdf.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Overwrite existing files.")
  private boolean force;

  /** Rejects a file that cannot be written, before anything is counted. */
  public void check() {
    if (file == null) {
      return;
    }
    OutputFile.check(file, force);
    if (format(file).isEmpty()) {
      throw new UserException(
          file + " ends in none of .svg, .png and .pdf, the formats that are drawn");
    }
    Drawing.obstacle()
        .ifPresent(
            it -> {
              throw new UserException(it);
            });
  }

  /** Whether existing files may be overwritten. */
  public boolean mayOverwrite() {
    return force;
  }

  /** Draws networks, the others compared with the first, and names the file with the progress. */
  public void write(List<CountedNetwork> networks, CommandLine command) {
    if (file == null) {
      return;
    }
    NetworkDrawing base = NetworkDrawing.of(networks.get(0));
    List<NetworkDrawing> drawn = new ArrayList<>(List.of(base));
    for (CountedNetwork other : networks.subList(1, networks.size())) {
      drawn.add(NetworkDrawing.of(other).against(base));
    }
    Picture.Drawn picture = NetworkPicture.of("network", drawn).draw("");
    OutputFile.write(file, format(file).orElseThrow().apply(picture), force);
    command.getErr().println("wrote " + file);
  }

  private static Optional<Function<Picture.Drawn, byte[]>> format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return FORMATS.entrySet().stream()
        .filter(it -> name.endsWith(it.getKey()))
        .<Function<Picture.Drawn, byte[]>>map(Map.Entry::getValue)
        .findFirst();
  }
}
