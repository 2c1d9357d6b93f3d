package io.unetlab.reports.block;

import java.util.List;
import java.util.Objects;

/**
 * The content of a page; formats only render it.
 *
 * @param kicker names what the page is about, in a line above the title
 * @param summary what matters most, in brief
 */
public record Page(String title, String kicker, List<Block> summary, List<Section> sections) {

  public Page {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kicker, "kicker");
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
  }
}
