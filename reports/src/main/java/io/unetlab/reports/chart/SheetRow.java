package io.unetlab.reports.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * The pictures of one network in a contact sheet.
 *
 * @param detail below the label; may be empty
 */
public record SheetRow(String label, String detail, List<BufferedImage> pictures) {

  public SheetRow {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    pictures = List.copyOf(pictures);
  }
}
