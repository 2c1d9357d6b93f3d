package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.PicturesOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.NetworkPictures;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** The base and the choice as pictures, with what changed. */
final class NetworkSection {

  private static final String CAPTION =
      "Each line runs from left to right, the U from top left to top right; skips cross it.";

  private NetworkSection() {}

  static Optional<Section> of(Trials trials) {
    Blocks blocks = new Blocks();
    new NetworkPictures(trials).sentence().ifPresent(blocks::paragraph);
    return Optional.of(
        blocks
            .add(new PicturesOf(NetworkPictures.NAMES, CAPTION))
            .section("network", "Network", "The network"));
  }
}
