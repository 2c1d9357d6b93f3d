package io.unetlab.reports.networks;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.PicturesOf;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.network.NetworkDrawing;
import io.unetlab.reports.network.NetworkPicture;
import io.unetlab.reports.network.Overlay;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The networks beside each other, with what differs from a baseline marked: from each of few
 * networks, from the one baseline of many. The bars are MACs, and milliseconds where operations
 * were timed.
 */
public final class NetworksPictures {

  /** A row of pictures for each baseline: the page grows with the square of this number. */
  private static final int FEW = 4;

  private static final String MACS = "MACs";
  private static final String MILLIS = "ms";

  private final NetworkSet networks;
  private final List<NetworkDrawing> plain;

  public NetworksPictures(NetworkSet networks) {
    this.networks = networks;
    this.plain =
        networks.networks().stream()
            .map(it -> NetworkDrawing.of(it.counted()).named(it.name()))
            .toList();
  }

  /** Every picture of the page. */
  public List<Picture> all() {
    List<Picture> pictures = new ArrayList<>();
    for (PicturesData.Row row : rows()) {
      List<Overlay> overlays =
          row.bars().equals(MACS)
              ? Collections.nCopies(plain.size(), Overlay.macs())
              : networks.networks().stream().map(NetworksPictures::millis).toList();
      pictures.addAll(NetworkPicture.apart(names(row), against(row.baseline()), overlays));
    }
    return pictures;
  }

  /** The rows of pictures; without scripts one above the other. */
  Block block() {
    List<Block> still =
        rows().stream().<Block>map(it -> new PicturesOf(names(it), caption(it))).toList();
    PicturesData data = new PicturesData(networks.names(), rows());
    return new Interactive("pictures", "The networks beside each other", data, still);
  }

  private List<PicturesData.Row> rows() {
    List<Integer> baselines = new ArrayList<>(List.of(networks.baseline()));
    if (plain.size() <= FEW) {
      IntStream.range(0, plain.size())
          .filter(it -> it != networks.baseline())
          .forEach(baselines::add);
    }
    List<PicturesData.Row> rows =
        new ArrayList<>(baselines.stream().map(it -> new PicturesData.Row(it, MACS)).toList());
    if (isTimed()) {
      rows.add(new PicturesData.Row(networks.baseline(), MILLIS));
    }
    return rows;
  }

  private String caption(PicturesData.Row row) {
    return "Marked is what differs from "
        + networks.names().get(row.baseline())
        + "; bars are "
        + row.bars()
        + " of a line. Lines that correspond are at one height.";
  }

  private List<String> names(PicturesData.Row row) {
    return IntStream.range(0, plain.size())
        .mapToObj(it -> row.bars() + "-" + row.baseline() + "-" + it)
        .toList();
  }

  /** Each network with what differs from one of them marked; that one has no marks. */
  List<NetworkDrawing> against(int baseline) {
    NetworkDrawing base = plain.get(baseline);
    return IntStream.range(0, plain.size())
        .mapToObj(it -> it == baseline ? base : plain.get(it).against(base))
        .toList();
  }

  // A line of a picture does not know its part, and names of modules are unique in a part.
  private boolean isTimed() {
    List<List<TimedPart>> timed = networks.networks().stream().map(TimedPart::of).toList();
    return timed.stream().anyMatch(it -> !it.isEmpty())
        && networks.networks().stream().allMatch(it -> it.counted().parts().parts().size() == 1);
  }

  private static Overlay millis(ComparedNetwork network) {
    Map<String, Double> values = new LinkedHashMap<>();
    TimedPart.of(network).forEach(it -> values.putAll(it.times().byPath()));
    return Overlay.of("ms of a line, measured", values, it -> Numbers.millis(it) + " ms");
  }
}
