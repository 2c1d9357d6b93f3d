package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a map: its spelling, type, purpose and default.
 *
 * @param name as written in YAML
 * @param type of its value
 * @param required whether leaving it out is a problem
 * @param doc one sentence for editors and for the reference in the documentation
 * @param leftOut the default
 */
public record Key<T>(
    String name, ValueType<T> type, boolean required, String doc, Optional<Default<T>> leftOut) {

  /**
   * The default of a key that is left out.
   *
   * @param value as its type reads it
   * @param written as YAML
   * @param words that describe it in a sentence; may be empty
   */
  public record Default<T>(T value, YamlNode written, String words) {

    public Default {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(written, "written");
      Objects.requireNonNull(words, "words");
    }
  }

  public Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(doc, "doc");
    Objects.requireNonNull(leftOut, "leftOut");
  }

  public static <T> Key<T> required(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, true, doc, Optional.empty());
  }

  /** A key that may be left out. Its reader decides the default, unless {@link #or} sets one. */
  public static <T> Key<T> optional(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, false, doc, Optional.empty());
  }

  /**
   * This key with a default.
   *
   * @param written the value as YAML
   */
  public Key<T> or(String written) {
    boolean empty = written.equals("[]") || written.equals("{}");
    return or(written, empty ? "" : written);
  }

  /**
   * This key with a default that a sentence describes in other words.
   *
   * @param written the value as YAML
   */
  public Key<T> or(String written, String words) {
    Problems problems = new Problems();
    YamlNode node = YamlReader.read(new Source(name, written), problems).orElseThrow();
    T value = type.read(node, new Reading(problems, name)).orElseThrow();
    return new Key<>(name, type, false, doc, Optional.of(new Default<>(value, node, words)));
  }

  /** Its type's schema, with the description and the default. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(type.schema());
    schema.put("description", sentence());
    leftOut.ifPresent(it -> schema.put("default", it.written()));
    return schema;
  }

  private String sentence() {
    String words = leftOut.map(Default::words).orElse("");
    String bare = doc.endsWith(".") ? doc.substring(0, doc.length() - 1) : doc;
    return words.isEmpty() ? doc : bare + "; " + words + " if left out.";
  }
}
