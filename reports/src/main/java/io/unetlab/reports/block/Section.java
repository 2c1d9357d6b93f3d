package io.unetlab.reports.block;

import java.util.List;
import java.util.Objects;

/**
 * A part of a report with its own heading.
 *
 * @param anchor the target of links to the section, unique in the report
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
