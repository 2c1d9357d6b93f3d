package io.unetlab.reports.format;

import io.unetlab.reports.block.Page;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.networks.NetworkSet;
import io.unetlab.reports.networks.NetworksPage;
import io.unetlab.reports.networks.NetworksPage.Origin;
import io.unetlab.reports.networks.NetworksPictures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Networks side by side in one file; the same networks yield the same bytes. */
public final class NetworksReport {

  private NetworksReport() {}

  /** A page that opens offline, with pictures if this machine can draw. */
  public static String html(NetworkSet networks, Origin origin) {
    Optional<String> obstacle = Drawing.obstacle();
    Map<String, Picture.Drawn> pictures = new LinkedHashMap<>();
    if (obstacle.isEmpty()) {
      new NetworksPictures(networks)
          .all().parallelStream()
              .map(it -> it.draw(origin.tool()))
              .forEachOrdered(it -> pictures.put(it.picture().name(), it));
    }
    return HtmlReport.write(NetworksPage.of(networks, origin, obstacle), pictures);
  }

  /** Text for a pull request: no pictures, and of the modules those that differ. */
  public static String markdown(NetworkSet networks, Origin origin) {
    Page page = NetworksPage.of(networks, origin, Optional.empty());
    return MarkdownReport.write(page, Map.of());
  }
}
