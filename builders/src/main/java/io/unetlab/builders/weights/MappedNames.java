package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint whose tensors have the names of the weights that start from them. A map that
 * concerns no weight, or no tensor, is a problem, and so are two that disagree.
 */
final class MappedNames {

  private final WeightStore checkpoint;
  private final List<NameMap> maps;
  private final Problems problems;
  private final Map<NameMap, Integer> weights = new LinkedHashMap<>();
  private final Map<NameMap, Integer> found = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  private MappedNames(WeightStore checkpoint, List<NameMap> maps, Problems problems) {
    this.checkpoint = checkpoint;
    this.maps = maps;
    this.problems = problems;
    maps.forEach(map -> weights.put(map, 0));
  }

  /**
   * The names in the checkpoint of those weights that do not start from the tensor of their own
   * name.
   *
   * @param texts of {@code --map}
   */
  static Map<String, String> sources(
      Graph graph, WeightStore checkpoint, List<String> texts, Problems problems) {
    List<NameMap> maps = new ArrayList<>();
    for (String text : texts) {
      if (text.equals(BkSdm.NAME)) {
        maps.addAll(BkSdm.maps(graph, checkpoint, problems));
      } else {
        NameMap.parse(text, problems).ifPresent(maps::add);
      }
    }
    MappedNames mapped = new MappedNames(checkpoint, maps, problems);
    graph.weights().map(Weight::name).forEach(mapped::place);
    mapped.refuseUnused();
    return mapped.sources;
  }

  /** The checkpoint under the names of the weights that start from its tensors. */
  static WeightStore view(WeightStore checkpoint, Map<String, String> sources) {
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : checkpoint.tensors().values()) {
      if (!sources.containsKey(tensor.name())) {
        tensors.add(tensor);
      }
    }
    sources.forEach(
        (name, source) -> checkpoint.find(source).ifPresent(it -> tensors.add(it.renamed(name))));
    return new WeightStore(
        checkpoint.location(), tensors, checkpoint.metadata(), checkpoint.notes());
  }

  private void place(String weight) {
    Optional<NameMap> first = Optional.empty();
    for (NameMap map : maps) {
      Optional<String> source = map.apply(weight);
      if (source.isEmpty()) {
        continue;
      }
      weights.merge(map, 1, Integer::sum);
      found.merge(map, checkpoint.find(source.get()).isPresent() ? 1 : 0, Integer::sum);
      String other = sources.putIfAbsent(weight, source.get());
      if (other != null && !other.equals(source.get())) {
        problems.error(
            WeightCode.AMBIGUOUS_MAP,
            map.location(),
            weight,
            weight
                + " starts from "
                + source.get()
                + " here, and from "
                + other
                + " with `"
                + first.map(NameMap::toString).orElse("")
                + "`");
      }
      first = first.or(() -> Optional.of(map));
    }
  }

  private void refuseUnused() {
    weights.forEach(
        (map, count) -> {
          if (count == 0) {
            unused(map, "the network has no weight `" + map.network() + "`");
          } else if (found.getOrDefault(map, 0) == 0) {
            unused(map, "the checkpoint has no tensor `" + map.checkpoint() + "`");
          }
        });
  }

  private void unused(NameMap map, String message) {
    problems.error(WeightCode.UNUSED_MAP, map.location(), "", message);
  }
}
