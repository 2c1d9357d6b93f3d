package io.unetlab.builders.weights;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One way to read the names of a file.
 *
 * @param names the tensors' names by the file's
 * @param score how many of them are the network's
 * @param notes what is done to them; none if they are read as they are
 */
record NameReading(Map<String, String> names, long score, List<String> notes) {

  NameReading {
    names = Collections.unmodifiableMap(names);
    notes = List.copyOf(notes);
  }
}
