package io.unetlab.reports.block;

import java.util.List;
import java.util.Objects;

/**
 * A part of a report under a heading of its own.
 *
 * @param anchor what links to the section name, unique in the report
 * @param link the section's name in the table of contents
 */
public record Section(String anchor, String link, String heading, List<Block> blocks) {

  public Section {
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(heading, "heading");
    blocks = List.copyOf(blocks);
  }
}
