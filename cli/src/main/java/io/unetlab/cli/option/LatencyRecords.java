package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.source.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * {@code --latency}: records of latencies, on every command that shows them beside counts. A record
 * belongs to the network whose hash it has, or to the one that the user names.
 */
public final class LatencyRecords {

  @Option(
      names = "--latency",
      paramLabel = "[NETWORK=]FILE",
      description = {
        "A record of latencies: what bench --json or import latency -o wrote, or any file that",
        "import latency reads. NETWORK, or NETWORK.PART, says what ran where the file does not.",
        "May be repeated."
      })
  private List<String> files = List.of();

  /** Whether there is a record. */
  public boolean areGiven() {
    return !files.isEmpty();
  }

  /**
   * The latencies of the networks and of their parts, in the order of the files.
   *
   * @param notes receives a sentence for each record of another network
   */
  public List<ImportedLatency> read(List<CountedNetwork> networks, List<String> notes) {
    Map<String, String> hashes = hashes(networks);
    List<ImportedLatency> latencies = new ArrayList<>();
    for (String given : files) {
      int sign = given.indexOf('=');
      boolean named = sign > 0 && !Files.exists(Path.of(given));
      Path file = Path.of(named ? given.substring(sign + 1) : given);
      for (ImportedLatency read : LatencyImport.read(file).latencies()) {
        ImportedLatency latency = named ? read.tied(hash(given.substring(0, sign), hashes)) : read;
        if (latency.network().specHash().filter(hashes::containsValue).isPresent()) {
          latencies.add(latency);
        } else {
          notes.add(unused(latency, file));
        }
      }
    }
    return latencies;
  }

  private static Map<String, String> hashes(List<CountedNetwork> networks) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (CountedNetwork network : networks) {
      NetworkSpec spec = network.spec();
      for (Part part : spec.parts()) {
        String name = part.word().isEmpty() ? spec.name() : spec.name() + "." + part.word();
        hashes.putIfAbsent(name, part.network().hash().hex());
      }
    }
    return hashes;
  }

  private static String hash(String name, Map<String, String> hashes) {
    String hash = hashes.get(name);
    if (hash == null) {
      String hint = Nearest.hint(name, List.copyOf(hashes.keySet()));
      throw new UserException(
          "--latency: there is no network "
              + name
              + (hint.isEmpty()
                  ? "; there are " + String.join(", ", hashes.keySet())
                  : "; " + hint));
    }
    return hash;
  }

  private static String unused(ImportedLatency latency, Path file) {
    String name = latency.network().name();
    return latency.network().specHash().isPresent()
        ? file + " has a latency of " + name + ", which is not one of these networks."
        : file
            + " does not say which network "
            + name
            + " is: --latency NETWORK="
            + file
            + " does.";
  }
}
