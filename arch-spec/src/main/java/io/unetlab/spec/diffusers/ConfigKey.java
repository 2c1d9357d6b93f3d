package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** A key of diffusers' config, and how its value is checked. */
sealed interface ConfigKey {

  String name();

  /**
   * The language can express this key.
   *
   * @param whenAbsent diffusers' own default
   */
  record Supported<T>(String name, ValueType<T> type, T whenAbsent) implements ConfigKey {}

  /** No network of the supported blocks depends on this key. */
  record Ignored(String name) implements ConfigKey {}

  /**
   * The language cannot express this key: diffusers' default passes; any other value would make a
   * different network and is rejected.
   *
   * @param effect what another value does, to complete "it ..."
   * @param supported the values that pass, as a message shows them
   * @param passes whether a scalar is one of them
   */
  record Fixed(String name, String effect, String supported, Predicate<ScalarNode> passes)
      implements ConfigKey {

    static Fixed unset(String name, String effect) {
      return new Fixed(name, effect, "null", ScalarNode::isNull);
    }

    static Fixed off(String name, String effect) {
      return new Fixed(name, effect, "false", node -> node.isNull() || node.is("false"));
    }

    static Fixed on(String name, String effect) {
      return new Fixed(name, effect, "true", node -> node.is("true"));
    }

    static Fixed word(String name, String effect, String... words) {
      List<String> allowed = List.of(words);
      return new Fixed(
          name, effect, String.join(", ", allowed), node -> allowed.contains(node.text()));
    }

    static Fixed number(String name, String effect, String number) {
      BigDecimal allowed = new BigDecimal(number);
      return new Fixed(name, effect, number, node -> isNumber(node, allowed));
    }

    private static boolean isNumber(ScalarNode node, BigDecimal number) {
      try {
        return !node.quoted() && new BigDecimal(node.text()).compareTo(number) == 0;
      } catch (NumberFormatException notANumber) {
        return false;
      }
    }

    /** Whether the value passes; reports a problem if not. */
    boolean check(YamlNode node, Reading at) {
      boolean isNull = node instanceof ScalarNode scalar && scalar.isNull();
      if (node instanceof ScalarNode scalar && passes.test(scalar)) {
        return true;
      }
      String found = isNull ? "`null`" : node.describe();
      String message = at.subject() + " is " + found + ", which is not supported: it " + effect;
      at.error(SpecCode.UNSUPPORTED_CONFIG, node, message, "supported: " + supported);
      return false;
    }
  }
}
