package io.unetlab.training.text;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.TextFile;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the values of a document are written that was read before.
 *
 * @param document its root; empty if it came from a program
 * @param start where it starts
 */
record WrittenPlaces(Optional<YamlNode> document, SourceLocation start) {

  /** Of a document by where it starts. */
  static WrittenPlaces of(SourceLocation start) {
    return of(start.source(), start);
  }

  /** Of a file. */
  static WrittenPlaces of(Path file) {
    Source source = TextFile.read(file, new Problems()).orElse(new Source(file.toString(), ""));
    return of(source, source.at(1, 1));
  }

  /** Of no document. */
  static WrittenPlaces none() {
    return new WrittenPlaces(Optional.empty(), SourceLocation.NOWHERE);
  }

  // Its problems were reported when it was read.
  private static WrittenPlaces of(Source source, SourceLocation start) {
    return new WrittenPlaces(YamlReader.read(source, new Problems()), start);
  }

  /** The place of a value, or of the innermost value around it that is written. */
  SourceLocation of(String... path) {
    SourceLocation place = start;
    Optional<YamlNode> node = document;
    for (String key : path) {
      node = node.flatMap(it -> it instanceof MapNode map ? map.get(key) : Optional.empty());
      place = node.map(YamlNode::location).orElse(place);
    }
    return place;
  }
}
