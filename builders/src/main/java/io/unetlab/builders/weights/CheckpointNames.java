package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A checkpoint under the network's names. A file may put a prefix before all names ({@code
 * _orig_mod.}, {@code module.}, {@code unet.}), have the names of the original code ({@link
 * LdmNames}), or hold other parts of a pipeline beside the UNet. Of all ways to read the names, the
 * one with the most weights of the network is taken; what was done is noted in the result.
 */
final class CheckpointNames {

  /** Of other parts of a pipeline; tensors of any other name are not passed over in silence. */
  private static final Set<String> OTHER_PARTS =
      Set.of(
          "first_stage_model",
          "cond_stage_model",
          "conditioner",
          "model_ema",
          "vae",
          "text_encoder",
          "text_encoder_2",
          "text_encoders",
          "safety_checker",
          "image_encoder");

  /** Parts whose layers are named like a UNet's. */
  private static final Set<String> SIMILAR_PARTS =
      Set.of("encoder", "decoder", "control_model", "first_stage_model", "vae");

  /** No network's name is longer; a hostile file's may be. */
  static final int LONGEST_NAME = 500;

  private static final int MOST_PREFIXES = 8;
  private static final int FEW = 8;

  /**
   * One way to read the names.
   *
   * @param prefix of the names of the network's tensors
   * @param names the tensors' names by the file's
   * @param score how many of them are the network's
   */
  private record Reading(String prefix, boolean original, Map<String, String> names, long score) {

    boolean isPlain() {
      return prefix.isEmpty() && !original;
    }
  }

  private final WeightStore file;
  private final Set<String> network;

  private CheckpointNames(WeightStore file, Set<String> network) {
    this.file = file;
    this.network = network;
  }

  /** The tensors under the network's names; unchanged if no other reading fits better. */
  static WeightStore read(WeightStore file, Graph graph, Problems problems) {
    Set<String> network = graph.weights().map(Weight::name).collect(Collectors.toSet());
    return new CheckpointNames(file, network).read(problems);
  }

  private WeightStore read(Problems problems) {
    Reading best =
        readings().stream()
            .max(
                Comparator.comparingLong(Reading::score)
                    .thenComparing(Reading::isPlain)
                    .thenComparing(it -> -it.prefix().length()))
            .orElseThrow(() -> new IllegalStateException("the names as they are: one reading"));
    List<String> notes = new ArrayList<>();
    if (best.original()) {
      notes.add("the names of the original code are read as diffusers'");
    }
    if (!best.prefix().isEmpty()) {
      notes.add("the prefix `" + best.prefix() + "` of the names is left out");
    }
    List<Tensor> own = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    for (Tensor tensor : file.tensors().values()) {
      String name = best.names().get(tensor.name());
      if (name != null) {
        own.add(tensor.renamed(name));
      } else {
        others.merge(first(tensor.name()), 1, Integer::sum);
      }
    }
    if (!others.isEmpty()) {
      notes.add(passedOver(others));
    }
    List<Tensor> scaled = ScaledFloats.applied(own, notes, file.location(), problems);
    return new WeightStore(file.location(), scaled, file.metadata(), notes);
  }

  private static String passedOver(Map<String, Integer> others) {
    int count = others.values().stream().mapToInt(Integer::intValue).sum();
    String parts =
        others.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(5)
            .map(it -> it.getKey() + " (" + it.getValue() + ")")
            .collect(Collectors.joining(", "));
    String more = others.size() > 5 ? ", ..." : "";
    return String.format(
        Locale.ROOT, "%d tensors of other parts are passed over: %s%s", count, parts, more);
  }

  private static String first(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private List<Reading> readings() {
    Map<String, Integer> scores = new TreeMap<>();
    Set<String> originals = new TreeSet<>();
    file.tensors().keySet().forEach(name -> prefixes(name, scores, originals));
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading("", false, stripped(""), scores.getOrDefault("", 0)));
    scores.entrySet().stream()
        .filter(it -> isPossible(it.getKey()) && !it.getKey().isEmpty())
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_PREFIXES)
        .map(it -> new Reading(it.getKey(), false, stripped(it.getKey()), it.getValue()))
        .filter(this::isMost)
        .forEach(readings::add);
    originals.stream()
        .filter(CheckpointNames::isPossible)
        .limit(MOST_PREFIXES)
        .flatMap(prefix -> original(prefix, stripped(prefix)).stream())
        .forEach(readings::add);
    return readings;
  }

  // Counts, for each text that can be left out before a name, how often a network's name follows.
  private void prefixes(String name, Map<String, Integer> scores, Set<String> originals) {
    for (int start = 0; start >= 0 && name.length() <= LONGEST_NAME; start = next(name, start)) {
      String rest = name.substring(start);
      if (network.contains(rest)) {
        scores.merge(name.substring(0, start), 1, Integer::sum);
      } else if (rest.equals(LdmNames.FIRST)) {
        originals.add(name.substring(0, start));
      }
    }
  }

  private static boolean isPossible(String prefix) {
    return Arrays.stream(prefix.split("\\.")).noneMatch(SIMILAR_PARTS::contains);
  }

  private static int next(String name, int start) {
    int dot = name.indexOf('.', start);
    return dot < 0 ? -1 : dot + 1;
  }

  // A few equal names behind a common prefix are a coincidence.
  private boolean isMost(Reading reading) {
    return reading.score() >= Math.min(network.size(), FEW)
        && 2 * reading.score() >= Math.min(network.size(), reading.names().size());
  }

  // By the file's names; without those of other parts.
  private Map<String, String> stripped(String prefix) {
    return file.tensors().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> !prefix.isEmpty() || !OTHER_PARTS.contains(first(name)))
        .collect(Collectors.toMap(name -> name, name -> name.substring(prefix.length())));
  }

  private Optional<Reading> original(String prefix, Map<String, String> stripped) {
    return LdmNames.toDiffusers(stripped.values(), network)
        .filter(renamed -> Set.copyOf(renamed.values()).size() == renamed.size())
        .map(
            renamed -> {
              Map<String, String> names = new TreeMap<>();
              stripped.forEach((name, rest) -> names.put(name, renamed.get(rest)));
              long score = renamed.values().stream().filter(network::contains).count();
              return new Reading(prefix, true, names, score);
            });
  }
}
