package io.unetlab.builders.weights;

import java.util.List;
import java.util.Map;

/** The header of a file: its tensors in the order of the text, and its metadata. */
record Header(List<Entry> entries, Map<String, String> metadata) {

  Header {
    entries = List.copyOf(entries);
    metadata = Map.copyOf(metadata);
  }
}
