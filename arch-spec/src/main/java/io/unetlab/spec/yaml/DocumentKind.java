package io.unetlab.spec.yaml;

import java.util.Optional;

/** The kind that a document declares, before it is read as that kind. */
public final class DocumentKind {

  /** The key that every document has. */
  public static final String KEY = "kind";

  private DocumentKind() {}

  /** The key for documents of one kind. */
  public static Key<String> key(String word) {
    return Key.required(KEY, Scalars.word(word), "What this file describes.");
  }

  /** The word; empty if the document has none. */
  public static Optional<ScalarNode> of(YamlNode document) {
    return document instanceof MapNode map
        ? map.get(KEY)
            .filter(ScalarNode.class::isInstance)
            .map(ScalarNode.class::cast)
            .filter(word -> !word.isNull())
        : Optional.empty();
  }

  /** Whether a document declares this kind. */
  public static boolean is(String kind, YamlNode document) {
    return of(document).filter(word -> word.text().equals(kind)).isPresent();
  }
}
