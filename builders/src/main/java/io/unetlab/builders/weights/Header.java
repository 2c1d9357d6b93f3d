package io.unetlab.builders.weights;

import java.util.List;
import java.util.Map;

/** What a file says of itself: its tensors in the order of the text, and texts for people. */
record Header(List<Entry> entries, Map<String, String> metadata) {

  Header {
    entries = List.copyOf(entries);
    metadata = Map.copyOf(metadata);
  }
}
