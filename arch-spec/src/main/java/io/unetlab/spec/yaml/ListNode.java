package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/** A YAML sequence. */
public record ListNode(SourceLocation location, List<YamlNode> items) implements YamlNode {

  public ListNode {
    Objects.requireNonNull(location, "location");
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return items.isEmpty() ? "an empty list" : "a list";
  }
}
