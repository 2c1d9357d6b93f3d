package io.unetlab.builders.weights;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Diffusers' names for the names of the original Stable Diffusion code (LDM, later SGM).
 *
 * <p>The original numbers the blocks of the whole way down ({@code input_blocks}) and of the whole
 * way up ({@code output_blocks}): a residual block, or a transformer after it, or a resampling,
 * which ends a level. So its names alone show the levels, the layers per level and the
 * transformers, and any such network can be renamed, not only the published ones.
 */
final class LdmNames {

  /** A weight that every network of this naming has, and no other. */
  static final String FIRST = "input_blocks.0.0.weight";

  private static final Pattern NAME =
      Pattern.compile(
          "(input_blocks|output_blocks)\\.(\\d{1,4})\\.(\\d)\\.(.+)"
              + "|(middle_block)\\.(\\d{1,4})\\.(.+)");

  /** A layer of a residual block, without its weight's or bias's name. */
  private static final Map<String, String> RESNET =
      Map.of(
          "in_layers.0", "norm1",
          "in_layers.2", "conv1",
          "emb_layers.1", "time_emb_proj",
          "out_layers.0", "norm2",
          "out_layers.3", "conv2",
          "skip_connection", "conv_shortcut");

  private static final Map<String, String> ENDS =
      Map.of(
          "input_blocks.0.0", "conv_in",
          "time_embed.0", "time_embedding.linear_1",
          "time_embed.2", "time_embedding.linear_2",
          "out.0", "conv_norm_out",
          "out.2", "conv_out");

  /** Of the two that the original has one name for, the network decides. */
  private static final List<String> EXTRA_EMBEDDINGS = List.of("add_embedding", "class_embedding");

  private static final String LABELS = "label_emb";

  private enum Kind {
    RESNET,
    TRANSFORMER,
    DOWN,
    UP
  }

  /** Of each block, by its number, what each of its parts is, by theirs. */
  private final SortedMap<Integer, SortedMap<Integer, Kind>> down = new TreeMap<>();

  private final SortedMap<Integer, SortedMap<Integer, Kind>> middle = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, Kind>> up = new TreeMap<>();
  private final Map<String, String> modules = new HashMap<>(ENDS);

  private LdmNames() {}

  /**
   * The diffusers name of each name; a name of neither is kept. Empty if blocks are missing, since
   * the others could then not be told apart.
   *
   * @param network the names of the network's weights
   */
  static Optional<Map<String, String>> toDiffusers(Collection<String> names, Set<String> network) {
    LdmNames ldm = new LdmNames();
    names.forEach(ldm::note);
    if (!isComplete(ldm.down, 1) || !isComplete(ldm.middle, 0) || !isComplete(ldm.up, 0)) {
      return Optional.empty();
    }
    ldm.nameAll(network);
    Map<String, String> renamed = new HashMap<>();
    names.forEach(name -> renamed.put(name, ldm.renamed(name)));
    return Optional.of(renamed);
  }

  private void note(String name) {
    Matcher parts = NAME.matcher(name);
    if (name.length() > NameReadings.LONGEST_NAME
        || !parts.matches()
        || name.startsWith("input_blocks.0.")) {
      return;
    }
    if (parts.group(5) != null) {
      note(middle, Integer.parseInt(parts.group(6)), 0, parts.group(7));
    } else {
      boolean isInput = parts.group(1).equals("input_blocks");
      int block = Integer.parseInt(parts.group(2));
      note(isInput ? down : up, block, Integer.parseInt(parts.group(3)), parts.group(4));
    }
  }

  private static void note(
      SortedMap<Integer, SortedMap<Integer, Kind>> blocks, int block, int part, String rest) {
    blocks.computeIfAbsent(block, key -> new TreeMap<>()).put(part, kind(rest));
  }

  private static Kind kind(String rest) {
    if (RESNET.keySet().stream().anyMatch(it -> rest.startsWith(it + "."))) {
      return Kind.RESNET;
    }
    if (rest.startsWith("op.")) {
      return Kind.DOWN;
    }
    return rest.startsWith("conv.") ? Kind.UP : Kind.TRANSFORMER;
  }

  private static boolean isComplete(SortedMap<Integer, ?> blocks, int first) {
    return blocks.isEmpty()
        || blocks.firstKey() == first && blocks.lastKey() == first + blocks.size() - 1;
  }

  private void nameAll(Set<String> network) {
    new Way("down_blocks.%d").name(down, "input_blocks.%d.%d");
    new Way("mid_block").name(middle, "middle_block.%d");
    new Way("up_blocks.%d").name(up, "output_blocks.%d.%d");
    String labels =
        EXTRA_EMBEDDINGS.stream()
            .filter(it -> network.stream().anyMatch(name -> name.startsWith(it + ".")))
            .findFirst()
            .orElse(EXTRA_EMBEDDINGS.get(0));
    modules.put(LABELS + ".0.0", labels + ".linear_1");
    modules.put(LABELS + ".0.2", labels + ".linear_2");
    modules.put(LABELS, labels);
  }

  /** One way through the levels; the blocks of each kind are counted from 0 in every level. */
  private final class Way {

    private final String scopes;
    private int level;
    private int resnets;
    private int transformers;

    /**
     * @param scopes format of a level's name
     */
    Way(String scopes) {
      this.scopes = scopes;
    }

    /**
     * Names all its blocks.
     *
     * @param modules format of the original's name of a block's part
     */
    void name(SortedMap<Integer, SortedMap<Integer, Kind>> blocks, String modules) {
      blocks.forEach(
          (block, parts) ->
              parts.forEach(
                  (part, kind) -> name(String.format(Locale.ROOT, modules, block, part), kind)));
    }

    private void name(String module, Kind kind) {
      String scope = String.format(Locale.ROOT, scopes, level);
      switch (kind) {
        case RESNET -> {
          String resnet = scope + ".resnets." + resnets++;
          RESNET.forEach(
              (original, ours) -> modules.put(module + "." + original, resnet + "." + ours));
        }
        case TRANSFORMER -> modules.put(module, scope + ".attentions." + transformers++);
        case DOWN -> resample(module + ".op", scope + ".downsamplers.0.conv");
        case UP -> resample(module + ".conv", scope + ".upsamplers.0.conv");
      }
    }

    private void resample(String original, String ours) {
      modules.put(original, ours);
      level++;
      resnets = 0;
      transformers = 0;
    }
  }

  // The longest known module that the name starts with.
  private String renamed(String name) {
    if (name.length() > NameReadings.LONGEST_NAME) {
      return name;
    }
    for (int end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
      String module = modules.get(name.substring(0, end));
      if (module != null) {
        return module + name.substring(end);
      }
    }
    return name;
  }
}
