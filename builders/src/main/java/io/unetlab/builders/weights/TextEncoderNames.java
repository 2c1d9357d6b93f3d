package io.unetlab.builders.weights;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the files of text encoders differ from their networks: newer versions of transformers leave
 * out the prefix {@code text_model.}, older ones store the numbers of the positions, and a file may
 * have what a network does not use: layers after its last one, the norm after them, the projection.
 */
final class TextEncoderNames {

  private static final String PREFIX = "text_model.";

  /** A weight that every text encoder has, and no other network. */
  private static final String FIRST = "text_model.embeddings.token_embedding.weight";

  /** Numbers from 0 to tokens - 1, not weights. */
  private static final String POSITION_IDS = "text_model.embeddings.position_ids";

  private static final Pattern PART = Pattern.compile("(embeddings|encoder|final_layer_norm)\\..*");
  private static final Pattern LAYER =
      Pattern.compile("text_model\\.encoder\\.layers\\.(\\d{1,6})\\..*");
  private static final Pattern END =
      Pattern.compile("text_model\\.final_layer_norm\\.(weight|bias)|text_projection\\.weight");

  private final Set<String> network;
  private final int layers;

  private TextEncoderNames(Set<String> network) {
    this.network = network;
    this.layers = network.stream().mapToInt(TextEncoderNames::layer).max().orElse(-1) + 1;
  }

  /** Empty for networks of other kinds. */
  static Optional<TextEncoderNames> of(Set<String> network) {
    return network.contains(FIRST) ? Optional.of(new TextEncoderNames(network)) : Optional.empty();
  }

  /** The names with the prefix where it was left out. */
  static Map<String, String> prefixed(Map<String, String> names) {
    Map<String, String> prefixed = new HashMap<>(names);
    prefixed.replaceAll((file, name) -> PART.matcher(name).matches() ? PREFIX + name : name);
    return prefixed;
  }

  /** Whether a tensor of a file, under its network's name, is no weight at all. */
  static boolean isNoWeight(String name) {
    return name.equals(POSITION_IDS);
  }

  /** Whether a tensor belongs to a part of a text encoder that this one does not have. */
  boolean isUnused(String name) {
    return !network.contains(name) && (layer(name) >= layers || END.matcher(name).matches());
  }

  private static int layer(String name) {
    Matcher layer = LAYER.matcher(name.length() > NameReadings.LONGEST_NAME ? "" : name);
    return layer.matches() ? Integer.parseInt(layer.group(1)) : -1;
  }
}
