package io.unetlab.cli.command;

import io.unetlab.cli.option.Models;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.spec.SpecLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which of a file's latencies to take, and what the file does not say of them: a word that the file
 * has chooses, and any other is added where the file leaves no choice.
 */
final class LatencyChoice {

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "Only this network, as the file calls it; all if left out.")
  private @Nullable String network;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "What to call the network; as the file does if left out.")
  private @Nullable String name;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Only this device; names it if the file has at most one.")
  private @Nullable String device;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = "Only this runtime; names it if the file has at most one.")
  private @Nullable String runtime;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "Only this precision, such as w8a16; names it if the file has at most one.")
  private @Nullable String precision;

  @Option(names = "--threads", paramLabel = "N", description = "Only what ran with N threads.")
  private @Nullable Integer threads;

  @Option(
      names = "--spec",
      paramLabel = "[NETWORK=]SPEC",
      description = {
        "The network that ran: a file, a model's name or a spec's hash, so that a study finds it.",
        "Once for each network if the file has several."
      })
  private List<String> specs = new ArrayList<>();

  private final List<String> notes = new ArrayList<>();

  /** The chosen latencies, completed by what the options state. */
  List<ImportedLatency> of(List<ImportedLatency> all) {
    List<ImportedLatency> chosen = network(all);
    chosen = chosen(chosen, "device", device, it -> it.latency().device().name(), this::on);
    chosen = chosen(chosen, "runtime", runtime, it -> it.latency().runtime().name(), this::by);
    chosen =
        chosen(chosen, "precision", precision, it -> it.latency().runtime().precision(), this::in);
    chosen = renamed(threads(chosen));
    return tied(chosen);
  }

  /** A note for each name that differs from the file's. */
  List<String> notes() {
    return notes;
  }

  private ImportedLatency on(ImportedLatency it, String word) {
    KnownDevice known = it.latency().device();
    return it.with(known.called(word), it.latency().runtime());
  }

  private ImportedLatency by(ImportedLatency it, String word) {
    KnownRuntime known = it.latency().runtime();
    return it.with(it.latency().device(), known.called(word));
  }

  private ImportedLatency in(ImportedLatency it, String word) {
    KnownRuntime known = it.latency().runtime();
    return it.with(it.latency().device(), known.in(word));
  }

  private interface Completion {
    ImportedLatency of(ImportedLatency latency, String word);
  }

  private List<ImportedLatency> network(List<ImportedLatency> all) {
    if (network == null) {
      return all;
    }
    List<ImportedLatency> chosen =
        all.stream().filter(it -> it.network().name().equals(network)).toList();
    if (chosen.isEmpty()) {
      throw new UserException("the file has no network " + network + "; it has " + names(all));
    }
    return chosen;
  }

  private List<ImportedLatency> chosen(
      List<ImportedLatency> all,
      String what,
      @Nullable String word,
      Function<ImportedLatency, Optional<String>> stated,
      Completion completion) {
    if (word == null) {
      return all;
    }
    List<ImportedLatency> matching =
        all.stream()
            .filter(it -> stated.apply(it).filter(word::equalsIgnoreCase).isPresent())
            .toList();
    if (!matching.isEmpty()) {
      return matching;
    }
    List<String> words = all.stream().flatMap(it -> stated.apply(it).stream()).distinct().toList();
    if (words.size() > 1) {
      throw new UserException(
          "the file has no " + what + " " + word + "; it has " + String.join(", ", words));
    }
    words.forEach(
        it -> notes.add("The " + what + " is `" + it + "` in the source; named " + word + "."));
    return all.stream().map(it -> completion.of(it, word)).toList();
  }

  private List<ImportedLatency> threads(List<ImportedLatency> all) {
    Integer number = threads;
    if (number == null) {
      return all;
    }
    List<ImportedLatency> chosen =
        all.stream().filter(it -> it.latency().runtime().threads().orElse(0) == number).toList();
    if (chosen.isEmpty()) {
      throw new UserException("there is no latency with " + number + " threads");
    }
    return chosen;
  }

  private List<ImportedLatency> renamed(List<ImportedLatency> latencies) {
    String other = name;
    if (other == null) {
      return latencies;
    }
    if (distinct(latencies).size() > 1) {
      throw new UserException(
          "--as names one network, but the file has "
              + names(latencies)
              + "; choose one by --network");
    }
    return latencies.stream().map(it -> it.named(other)).toList();
  }

  private List<ImportedLatency> tied(List<ImportedLatency> latencies) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String word : specs) {
      String of = networkOf(word, latencies);
      String spec = word.startsWith(of + "=") ? word.substring(of.length() + 1) : word;
      hashes.put(of, hash(spec));
    }
    List<ImportedLatency> tied =
        latencies.stream()
            .map(it -> hashes.containsKey(it.network().name()) ? tied(it, hashes) : it)
            .toList();
    hashes.keySet().forEach(it -> refuseSeveral(it, tied));
    return tied;
  }

  private static ImportedLatency tied(ImportedLatency it, Map<String, String> hashes) {
    return it.tied(hashes.getOrDefault(it.network().name(), ""));
  }

  private static String networkOf(String word, List<ImportedLatency> latencies) {
    List<String> names = distinct(latencies);
    int equals = word.indexOf('=');
    for (String each : names) {
      if (word.startsWith(each + "=")) {
        return each;
      }
    }
    if (equals > 0 && !Files.exists(Path.of(word))) {
      throw new UserException(
          "--spec " + word + ": the file has no such network; it has " + names(latencies));
    }
    if (names.size() > 1) {
      throw new UserException(
          "--spec "
              + word
              + " is one network, but the file has "
              + names(latencies)
              + "; give --spec NETWORK=SPEC for each, or choose one by --network");
    }
    return names.get(0);
  }

  private static String hash(String word) {
    return HASH.matcher(word).matches()
        ? word.toLowerCase(Locale.ROOT)
        : SpecLoader.load(Models.file(word)).hash().hex();
  }

  private static void refuseSeveral(String network, List<ImportedLatency> tied) {
    long number = tied.stream().filter(it -> it.network().name().equals(network)).count();
    if (number > 1) {
      throw new UserException(
          "--spec: there are "
              + number
              + " latencies of "
              + network
              + ", and a study takes one; choose it by --device, --runtime, --precision or"
              + " --threads");
    }
  }

  private static List<String> distinct(List<ImportedLatency> latencies) {
    return latencies.stream().map(it -> it.network().name()).distinct().toList();
  }

  private static String names(List<ImportedLatency> latencies) {
    return distinct(latencies).stream().collect(Collectors.joining(", "));
  }
}
