package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A checkpoint under the network's names. A file may put a prefix before all names ({@code
 * _orig_mod.}, {@code module.}, {@code unet.}), have the names of the original code ({@link
 * LdmNames}), or hold other parts of a pipeline in addition to the UNet. Of all ways to read the
 * names, the one with the most weights of the network is taken; what was done is noted in the
 * result.
 */
final class CheckpointNames {

  /** Of other parts of a pipeline; a tensor of any other name is never ignored silently. */
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
          "image_encoder",
          "vision_model",
          "visual_projection",
          "logit_scale");

  /** Parts whose layers are named like a UNet's. */
  private static final Set<String> SIMILAR_PARTS =
      Set.of("encoder", "decoder", "control_model", "first_stage_model", "vae");

  /** No network's name is longer; a hostile file's may be. */
  static final int LONGEST_NAME = 500;

  private static final int MOST_PREFIXES = 8;
  private static final int FEW = 8;

  /** Names that wrappers of layers put between others: torch.compile, FSDP, checkpointing. */
  private static final Pattern WRAPPER =
      Pattern.compile(
          "(?<=\\.)(_orig_mod|_fsdp_wrapped_module|_checkpoint_wrapped_module|module)\\.");

  /** Of diffusers' attention in images, until 2023. */
  private static final Map<String, String> OLDER =
      Map.of("query", "to_q", "key", "to_k", "value", "to_v", "proj_attn", "to_out.0");

  /**
   * One way to read the names.
   *
   * @param names the tensors' names by the file's
   * @param score how many of them are the network's
   * @param notes what is done to them; none if they are read as they are
   */
  private record Reading(Map<String, String> names, long score, List<String> notes) {}

  private final WeightStore file;
  private final Set<String> network;
  private final Optional<TextEncoderNames> textEncoder;
  private final Optional<AutoencoderNames> autoencoder;

  private CheckpointNames(WeightStore file, Set<String> network) {
    this.file = file;
    this.network = network;
    this.textEncoder = TextEncoderNames.of(network);
    this.autoencoder = AutoencoderNames.of(network);
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
                    .thenComparing(it -> -String.join("", it.notes()).length()))
            .orElseThrow(() -> new IllegalStateException("the names as they are: one reading"));
    List<String> notes = new ArrayList<>(best.notes());
    Map<String, String> names = used(modern(best.names(), notes), notes);
    List<Tensor> own = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    for (Tensor tensor : file.tensors().values()) {
      String name = names.get(tensor.name());
      if (name != null) {
        own.add(tensor.renamed(name));
      } else if (!best.names().containsKey(tensor.name())) {
        others.merge(first(tensor.name()), 1, Integer::sum);
      }
    }
    if (!others.isEmpty()) {
      notes.add(passedOver(others));
    }
    List<Tensor> scaled = ScaledFloats.applied(own, notes, file.location(), problems);
    return new WeightStore(file.location(), scaled, file.metadata(), notes);
  }

  /** Without what a text encoder's file has and the network does not use. */
  private Map<String, String> used(Map<String, String> names, List<String> notes) {
    if (textEncoder.isEmpty()) {
      return names;
    }
    Map<String, String> used = new HashMap<>(names);
    used.values().removeIf(TextEncoderNames::isNoWeight);
    int all = used.size();
    used.values().removeIf(textEncoder.get()::isUnused);
    if (used.size() < all) {
      int count = all - used.size();
      notes.add(
          count
              + (count == 1 ? " tensor" : " tensors")
              + " of layers that the network does not have, ignored: the last layers, the final"
              + " norm or the projection");
    }
    return used;
  }

  private Map<String, String> modern(Map<String, String> names, List<String> notes) {
    Map<String, String> modern = new HashMap<>(names);
    Set<String> taken = new HashSet<>(names.values());
    names.forEach(
        (original, name) ->
            Optional.of(name)
                .filter(it -> !network.contains(it))
                .map(CheckpointNames::modern)
                .filter(network::contains)
                .filter(taken::add)
                .ifPresent(it -> modern.put(original, it)));
    if (!modern.equals(names)) {
      notes.add("the older names query, key, value and proj_attn are read as to_q, to_k, ...");
    }
    return modern;
  }

  // The name of a layer's weight or bias, with the layer's present name.
  private static String modern(String name) {
    int end = name.lastIndexOf('.');
    int start = name.lastIndexOf('.', end - 1) + 1;
    String layer = end < 0 ? "" : name.substring(start, end);
    return OLDER.containsKey(layer)
        ? name.substring(0, start) + OLDER.get(layer) + name.substring(end)
        : name;
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
    String tensors = count == 1 ? "tensor of another part is" : "tensors of other parts are";
    return String.format(Locale.ROOT, "%d %s ignored: %s%s", count, tensors, parts, more);
  }

  private static String first(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private List<Reading> readings() {
    Map<String, String> plain = new HashMap<>();
    Map<String, String> unwrapped = new HashMap<>();
    for (String name : file.tensors().keySet()) {
      plain.put(name, name);
      unwrapped.put(name, unwrapped(name));
    }
    List<Reading> readings = new ArrayList<>(readings(plain, List.of()));
    if (!unwrapped.equals(plain) && areDistinct(unwrapped)) {
      readings.addAll(readings(unwrapped, List.of("names of wrappers within names are left out")));
    }
    Map<String, String> prefixed = TextEncoderNames.prefixed(plain);
    if (textEncoder.isPresent() && !prefixed.equals(plain) && areDistinct(prefixed)) {
      readings.addAll(readings(prefixed, List.of("`text_model.` is put before the names")));
    }
    return readings;
  }

  private static String unwrapped(String name) {
    return name.length() > LONGEST_NAME ? name : WRAPPER.matcher(name).replaceAll("");
  }

  private static boolean areDistinct(Map<String, String> names) {
    return new HashSet<>(names.values()).size() == names.size();
  }

  private List<Reading> readings(Map<String, String> all, List<String> notes) {
    Map<String, Integer> scores = new TreeMap<>();
    Set<String> originals = new TreeSet<>();
    all.values().forEach(name -> prefixes(name, scores, originals));
    whole(all.values(), scores, originals);
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading(stripped(all, ""), scores.getOrDefault("", 0), notes));
    scores.entrySet().stream()
        .filter(it -> isPossible(it.getKey()) && !it.getKey().isEmpty())
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_PREFIXES)
        .map(it -> new Reading(stripped(all, it.getKey()), it.getValue(), with(notes, it.getKey())))
        .filter(this::isMost)
        .forEach(readings::add);
    originals.stream()
        .filter(this::isPossible)
        .limit(MOST_PREFIXES)
        .flatMap(prefix -> original(stripped(all, prefix), with(notes, prefix)).stream())
        .forEach(readings::add);
    return readings;
  }

  private static List<String> with(List<String> notes, String prefix) {
    List<String> more = new ArrayList<>(notes);
    if (!prefix.isEmpty()) {
      more.add("the prefix `" + prefix + "` of the names is left out");
    }
    return more;
  }

  // Counts, for each text that can be left out before a name, how often a network's name follows.
  private void prefixes(String name, Map<String, Integer> scores, Set<String> originals) {
    for (int start = 0; start >= 0 && name.length() <= LONGEST_NAME; start = next(name, start)) {
      String rest = name.substring(start);
      if (network.contains(rest)) {
        scores.merge(name.substring(0, start), 1, Integer::sum);
      } else if (isOriginal(rest)) {
        originals.add(name.substring(0, start));
      }
    }
  }

  private boolean isOriginal(String name) {
    return autoencoder.map(it -> it.isFirst(name)).orElse(name.equals(LdmNames.FIRST));
  }

  // What all names start with, which need not end in a dot.
  private void whole(Collection<String> names, Map<String, Integer> scores, Set<String> originals) {
    String prefix = names.stream().reduce(CheckpointNames::common).orElse("");
    int score = 0;
    for (String name : names) {
      String rest = name.substring(prefix.length());
      score += network.contains(rest) ? 1 : 0;
      if (isOriginal(rest)) {
        originals.add(prefix);
      }
    }
    scores.put(prefix, score);
  }

  private static String common(String first, String second) {
    int end = 0;
    int shorter = Math.min(first.length(), second.length());
    while (end < shorter && first.charAt(end) == second.charAt(end)) {
      end++;
    }
    return first.substring(0, end);
  }

  // The names of an autoencoder's halves start with the half.
  private boolean isPossible(String prefix) {
    return autoencoder.isPresent()
        || Arrays.stream(prefix.split("\\.")).noneMatch(SIMILAR_PARTS::contains);
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

  // Without the names of other parts.
  private Map<String, String> stripped(Map<String, String> all, String prefix) {
    Map<String, String> names = new HashMap<>();
    all.forEach(
        (original, name) -> {
          boolean isOther = prefix.isEmpty() && OTHER_PARTS.contains(first(name));
          if (name.startsWith(prefix) && !isOther) {
            Optional.of(name.substring(prefix.length()))
                .filter(rest -> autoencoder.filter(it -> it.isOfOtherHalf(rest)).isEmpty())
                .ifPresent(rest -> names.put(original, rest));
          }
        });
    return names;
  }

  private Optional<Reading> original(Map<String, String> stripped, List<String> notes) {
    Optional<Map<String, String>> renamed =
        autoencoder.isPresent()
            ? autoencoder.map(it -> it.toDiffusers(stripped.values()))
            : LdmNames.toDiffusers(stripped.values(), network);
    if (renamed.isEmpty() || !areDistinct(renamed.get())) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    stripped.forEach((name, rest) -> names.put(name, renamed.get().get(rest)));
    long score = names.values().stream().filter(network::contains).count();
    List<String> more =
        new ArrayList<>(List.of("the names of the original code are read as diffusers'"));
    more.addAll(notes);
    return Optional.of(new Reading(names, score, more));
  }
}
