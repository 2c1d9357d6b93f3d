package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the original Stable Diffusion code for a graph's weights: follows the graph in the
 * order of the way down, the middle, and the way up, as the original numbers its blocks.
 */
final class OriginalNames {

  private static final Map<String, String> LAYERS =
      Map.of(
          "norm1", "in_layers.0",
          "conv1", "in_layers.2",
          "time_emb_proj", "emb_layers.1",
          "norm2", "out_layers.0",
          "conv2", "out_layers.3",
          "conv_shortcut", "skip_connection");

  private static final Map<String, String> ENDS =
      Map.of(
          "conv_in", "input_blocks.0.0",
          "conv_norm_out", "out.0",
          "conv_out", "out.2",
          "time_embedding.linear_1", "time_embed.0",
          "time_embedding.linear_2", "time_embed.2",
          "add_embedding.linear_1", "label_emb.0.0",
          "add_embedding.linear_2", "label_emb.0.2");

  private final Map<String, String> blocks = new HashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();
  private int down;
  private int middle = -1;
  private int up = -1;

  /** The original's name of each weight. */
  static Map<String, String> of(Graph graph) {
    OriginalNames names = new OriginalNames();
    Map<String, String> all = new LinkedHashMap<>();
    graph.weights().map(Weight::name).forEach(name -> all.put(name, names.name(name)));
    return all;
  }

  private String name(String name) {
    List<String> words = List.of(name.split("\\."));
    String layer = name.substring(0, name.lastIndexOf('.'));
    String end = ENDS.get(layer);
    if (end != null) {
      return end + name.substring(layer.length());
    }
    int depth = words.get(0).equals("mid_block") ? 3 : 4;
    String block = String.join(".", words.subList(0, depth));
    String original = blocks.computeIfAbsent(block, key -> block(words));
    List<String> rest = words.subList(depth, words.size());
    if (block.contains("resnets")) {
      return original + "." + LAYERS.get(rest.get(0)) + "." + String.join(".", rest.subList(1, 2));
    }
    String scope = block.contains("downsamplers") ? ".op" : block.contains("up") ? ".conv" : "";
    return block.contains("samplers")
        ? original + scope + "." + rest.get(1)
        : original + "." + String.join(".", rest);
  }

  private String block(List<String> words) {
    if (words.get(0).equals("mid_block")) {
      return "middle_block." + ++middle;
    }
    boolean isDown = words.get(0).equals("down_blocks");
    boolean isNext = words.get(2).equals("resnets") || words.get(2).equals("downsamplers");
    int index = isDown ? (isNext ? ++down : down) : (isNext ? ++up : up);
    String block = (isDown ? "input_blocks." : "output_blocks.") + index;
    return block + "." + (parts.merge(block, 1, Integer::sum) - 1);
  }
}
