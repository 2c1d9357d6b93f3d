package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Ignored;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one class of diffusers, and the types of their values. */
final class KeyTable {

  static final int LEVELS = 16;

  private final Map<String, ConfigKey> all = new LinkedHashMap<>();

  /** The key of this name, if the class has it. */
  Optional<ConfigKey> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  Collection<String> names() {
    return new ArrayList<>(all.keySet());
  }

  <T> Supported<T> supported(String name, ValueType<T> type, T whenAbsent) {
    Supported<T> key = new Supported<>(name, type, whenAbsent);
    add(key);
    return key;
  }

  /** A key that may be absent or null, which mean the same. */
  <T> Supported<Optional<T>> optional(String name, ValueType<T> type) {
    return supported(name, orNull(type), Optional.empty());
  }

  /** The value of the key's name when absent, as this class of diffusers has it. */
  // A class that has a key of the same name in another type also has another constant for it.
  @SuppressWarnings("unchecked")
  <T> T whenAbsent(Supported<T> key) {
    return all.get(key.name()) instanceof Supported<?> own
        ? (T) own.whenAbsent()
        : key.whenAbsent();
  }

  /** A table with the same keys, of which some can be replaced. */
  KeyTable copy() {
    KeyTable copy = new KeyTable();
    copy.all.putAll(all);
    return copy;
  }

  /** Replaces the key of the same name: another default, or other values. */
  <T> void replace(Supported<T> key, ValueType<T> type, T whenAbsent) {
    if (all.replace(key.name(), new Supported<>(key.name(), type, whenAbsent)) == null) {
      throw new IllegalStateException("`" + key.name() + "` is not in the table");
    }
  }

  /** Replaces the default of a key. */
  <T> void replace(Supported<T> key, T whenAbsent) {
    replace(key, key.type(), whenAbsent);
  }

  void add(ConfigKey... keys) {
    for (ConfigKey key : keys) {
      if (all.put(key.name(), key) != null) {
        throw new IllegalStateException("`" + key.name() + "` is in the table twice");
      }
    }
  }

  void ignore(String... names) {
    for (String name : names) {
      add(new Ignored(name));
    }
  }

  static <T> ValueType<List<T>> blocks(Map<String, T> names) {
    return new ListType<>(name(names), 1, LEVELS);
  }

  static <T> ValueType<Optional<T>> orNull(ValueType<T> other) {
    return new NoneOrType<>("null", other);
  }

  /** 0 or 1, however written: 1.0 is 1. */
  static ValueType<Integer> zeroOrOne() {
    return ScalarType.of(
        "0 or 1",
        scalar -> scalar.quoted() ? Optional.empty() : number(scalar.text()),
        Map.of("enum", List.of(0, 1)),
        SpecCode.OUT_OF_RANGE,
        "");
  }

  private static Optional<Integer> number(String text) {
    return switch (text) {
      case "0", "0.0" -> Optional.of(0);
      case "1", "1.0" -> Optional.of(1);
      default -> Optional.empty();
    };
  }

  /** A switch that has to be off, for keys that hold one value or one per level. */
  static ValueType<Boolean> off(Fixed off) {
    return new ScalarType<>(
        scalar -> off.passes().test(scalar) ? Optional.of(false) : Optional.empty(),
        off::check,
        Map.of("const", false));
  }

  /**
   * One of diffusers' names, with its meaning here. Another name is not treated as a typo: most
   * likely diffusers has it and the language does not.
   */
  static <T> ValueType<T> name(Map<String, T> meanings) {
    List<String> names = meanings.keySet().stream().sorted().toList();
    return new ScalarType<>(
        scalar -> Optional.ofNullable(meanings.get(withoutOldPrefix(scalar.text()))),
        (found, at) -> refuseName(names, found, at),
        Map.of("type", "string", "enum", names));
  }

  // Diffusers also drops this prefix of old block types.
  private static String withoutOldPrefix(String name) {
    return name.startsWith("UNetRes") ? name.substring("UNetRes".length()) : name;
  }

  private static void refuseName(List<String> names, YamlNode found, Reading at) {
    if (found instanceof ScalarNode scalar && scalar.quoted()) {
      String message = at.subject() + " is " + found.describe() + ", which is not supported";
      String hint = "supported: " + String.join(", ", names);
      at.error(SpecCode.UNSUPPORTED_CONFIG, found, message, hint);
    } else {
      String message = "expected a name in quotes for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, found, message + ", found " + found.describe());
    }
  }
}
