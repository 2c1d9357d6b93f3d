package io.unetlab.spec.rule;

import io.unetlab.spec.yaml.YamlNode;

/** Where a message says that the other of two parts states its side. */
final class PipelinePlaces {

  private PipelinePlaces() {}

  /** {@code (sd15.yaml:6:20)}, or nothing if no text has the value. */
  static String of(String path, Findings findings) {
    return findings.at(path).map(YamlNode::location).map(place -> " (" + place + ")").orElse("");
  }
}
