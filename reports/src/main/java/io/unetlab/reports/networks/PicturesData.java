package io.unetlab.reports.networks;

import java.util.List;

/** The rows of pictures on a page, in their order, for the script that shows one of them. */
record PicturesData(List<String> networks, List<Row> rows) {

  /**
   * A picture of each network.
   *
   * @param baseline index of the network that the others are compared with
   * @param bars what the bars are
   */
  record Row(int baseline, String bars) {}
}
