package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.metric.CountedNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a picture of a network shows, without places and colours. A value: records of texts and
 * numbers.
 *
 * @param total of all parts and runs
 * @param base its total, if it is compared
 * @param parts in the order in which they run; one unless it is a pipeline
 */
public record NetworkDrawing(String name, Cost total, Optional<Cost> base, List<DrawnPart> parts) {

  public NetworkDrawing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(base, "base");
    parts = List.copyOf(parts);
  }

  public static NetworkDrawing of(CountedNetwork network) {
    return new NetworkDrawing(
        network.spec().name(),
        network.parts().total(),
        Optional.empty(),
        network.parts().parts().stream().map(GraphReader::read).toList());
  }

  /** The same network under another name. */
  public NetworkDrawing named(String other) {
    return new NetworkDrawing(other, total, base, parts);
  }

  /**
   * The same network with what differs from a base marked. Stages, lines and blocks correspond if
   * they have the same place, the same names in it, and the same role; what only the base has is
   * added as removed.
   */
  public NetworkDrawing against(NetworkDrawing other) {
    Map<String, DrawnPart> bases = byWord(other);
    Map<String, DrawnPart> owns = byWord(this);
    List<DrawnPart> compared = new ArrayList<>();
    for (String word : Merge.of(bases.keySet(), owns.keySet())) {
      compared.add(
          Comparison.of(Optional.ofNullable(bases.get(word)), Optional.ofNullable(owns.get(word))));
    }
    return new NetworkDrawing(name, total, Optional.of(other.total), compared);
  }

  private static Map<String, DrawnPart> byWord(NetworkDrawing drawing) {
    Map<String, DrawnPart> byWord = new LinkedHashMap<>();
    drawing.parts.forEach(part -> byWord.put(part.word(), part));
    return byWord;
  }
}
