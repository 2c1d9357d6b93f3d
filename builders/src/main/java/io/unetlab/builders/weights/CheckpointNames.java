package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A checkpoint under the network's names. A file may put a prefix before all names ({@code
 * _orig_mod.}, {@code module.}, {@code unet.}), have the names of the original code ({@link
 * LdmNames}), or hold other parts of a pipeline in addition to the UNet. What was done is noted in
 * the result.
 */
final class CheckpointNames {

  /** Of diffusers' attention in images, until 2023. */
  private static final Map<String, String> OLDER =
      Map.of("query", "to_q", "key", "to_k", "value", "to_v", "proj_attn", "to_out.0");

  private final WeightStore file;
  private final Set<String> network;
  private final Optional<TextEncoderNames> textEncoder;

  private CheckpointNames(WeightStore file, Set<String> network) {
    this.file = file;
    this.network = network;
    this.textEncoder = TextEncoderNames.of(network);
  }

  /** The tensors under the network's names; unchanged if no other reading fits better. */
  static WeightStore read(WeightStore file, Graph graph, Problems problems) {
    Set<String> network = graph.weights().map(Weight::name).collect(Collectors.toSet());
    return new CheckpointNames(file, network).read(problems);
  }

  private WeightStore read(Problems problems) {
    NameReading best = NameReadings.best(file.tensors().keySet(), network);
    List<String> notes = new ArrayList<>(best.notes());
    Map<String, String> names = used(modern(best.names(), notes), notes);
    List<Tensor> own = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    for (Tensor tensor : file.tensors().values()) {
      String name = names.get(tensor.name());
      if (name != null) {
        own.add(tensor.renamed(name));
      } else if (!best.names().containsKey(tensor.name())) {
        others.merge(NameReadings.first(tensor.name()), 1, Integer::sum);
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
}
