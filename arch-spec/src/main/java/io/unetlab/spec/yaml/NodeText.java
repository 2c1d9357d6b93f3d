package io.unetlab.spec.yaml;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A node as one would write it on one line; it reads as an equal node, without its location. */
public final class NodeText {

  // Needs no quotes anywhere, not even within brackets, and keeps its meaning: 0.5, none, swiglu.
  private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{Nd}_.+-][\\p{L}\\p{Nd}_./+-]*+");

  private NodeText() {}

  /** On one line, lists and maps in brackets. */
  public static String line(YamlNode node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(it -> scalar(it.key()) + ": " + line(it.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream().map(NodeText::line).collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar((ScalarNode) node);
  }

  private static String scalar(ScalarNode scalar) {
    if (scalar.isNull()) {
      return "null";
    }
    boolean bare = !scalar.quoted() && BARE.matcher(scalar.text()).matches();
    return bare ? scalar.text() : YamlText.scalar(scalar.text());
  }
}
