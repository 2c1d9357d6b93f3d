package io.unetlab.spec.yaml;

import java.util.Optional;

/** What a document says it is, before anybody reads it as that. */
public final class DocumentKind {

  /** The key that every document has. */
  public static final String KEY = "kind";

  private DocumentKind() {}

  /** The key as documents of one kind declare it. */
  public static Key<String> key(String word) {
    return Key.required(KEY, Scalars.word(word), "What this file describes.");
  }

  /** The word; empty when the document says none. */
  public static Optional<ScalarNode> of(YamlNode document) {
    return document instanceof MapNode map
        ? map.get(KEY)
            .filter(ScalarNode.class::isInstance)
            .map(ScalarNode.class::cast)
            .filter(word -> !word.isNull())
        : Optional.empty();
  }

  /** Whether a document says that it is of this kind. */
  public static boolean is(String kind, YamlNode document) {
    return of(document).filter(word -> word.text().equals(kind)).isPresent();
  }
}
