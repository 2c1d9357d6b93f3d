package io.unetlab.builders.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The ways to read the names of a file: without the names of wrappers, without a prefix, as names
 * of the original code, and without the names of other parts.
 */
final class NameReadings {

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

  private final Set<String> given;
  private final Set<String> network;
  private final Optional<TextEncoderNames> textEncoder;
  private final Optional<AutoencoderNames> autoencoder;

  private NameReadings(Set<String> given, Set<String> network) {
    this.given = given;
    this.network = network;
    this.textEncoder = TextEncoderNames.of(network);
    this.autoencoder = AutoencoderNames.of(network);
  }

  /**
   * The reading with the most weights of the network, and of such the one with the shortest notes.
   *
   * @param given the file's names
   * @param network the names of the network's weights
   */
  static NameReading best(Set<String> given, Set<String> network) {
    return new NameReadings(given, network)
        .all().stream()
            .max(
                Comparator.comparingLong(NameReading::score)
                    .thenComparing(it -> -String.join("", it.notes()).length()))
            .orElseThrow(() -> new IllegalStateException("the names as they are: one reading"));
  }

  private List<NameReading> all() {
    Map<String, String> plain = new HashMap<>();
    Map<String, String> unwrapped = new HashMap<>();
    for (String name : given) {
      plain.put(name, name);
      unwrapped.put(name, unwrapped(name));
    }
    List<NameReading> readings = new ArrayList<>(readings(plain, List.of()));
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

  private List<NameReading> readings(Map<String, String> all, List<String> notes) {
    Map<String, Integer> scores = new TreeMap<>();
    Set<String> originals = new TreeSet<>();
    all.values().forEach(name -> prefixes(name, scores, originals));
    whole(all.values(), scores, originals);
    List<NameReading> readings = new ArrayList<>();
    readings.add(new NameReading(stripped(all, ""), scores.getOrDefault("", 0), notes));
    scores.entrySet().stream()
        .filter(it -> isPossible(it.getKey()) && !it.getKey().isEmpty())
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_PREFIXES)
        .map(
            it ->
                new NameReading(
                    stripped(all, it.getKey()), it.getValue(), with(notes, it.getKey())))
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
    String prefix = names.stream().reduce(NameReadings::common).orElse("");
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
  private boolean isMost(NameReading reading) {
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

  private Optional<NameReading> original(Map<String, String> stripped, List<String> notes) {
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
    return Optional.of(new NameReading(names, score, more));
  }

  /** A name up to its first dot. */
  static String first(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
