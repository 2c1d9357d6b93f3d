package io.unetlab.spec.model;

import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the canonical YAML of every kind of network has in common. */
public final class NetworkYaml {

  private NetworkYaml() {}

  /** The start of a document: kind, name, and title unless it is the name. */
  public static Map<String, Object> head(NetworkSpec spec) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(DocumentKind.KEY, spec.kind());
    document.put(SpecParser.NAME.name(), YamlText.scalar(spec.name()));
    if (!spec.title().equals(spec.name())) {
      document.put(SpecParser.TITLE.name(), YamlText.scalar(spec.title()));
    }
    return document;
  }

  /** The size of an image: its side, or [height, width]. */
  public static Object size(int height, int width) {
    return height == width
        ? Integer.toString(height)
        : List.of(Integer.toString(height), Integer.toString(width));
  }
}
