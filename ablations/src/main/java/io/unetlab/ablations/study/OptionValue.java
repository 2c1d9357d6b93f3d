package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value that an option of a short factor sets.
 *
 * @param name the option's: the number, the word, or a list's items joined by hyphens
 * @param number of a number, or of a list of just one number
 */
record OptionValue(YamlNode node, String name, Optional<BigDecimal> number) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");

  OptionValue {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(number, "number");
  }

  static OptionValue of(YamlNode node) {
    return new OptionValue(node, name(node), number(node));
  }

  private static String name(YamlNode node) {
    if (node instanceof ListNode list) {
      return list.items().isEmpty()
          ? "[]"
          : list.items().stream().map(OptionValue::inList).collect(Collectors.joining("-"));
    }
    if (node instanceof ScalarNode scalar) {
      return number(scalar).map(OptionValue::text).orElse(scalar.text());
    }
    throw new IllegalArgumentException("a value is a scalar or a list, found " + node.describe());
  }

  private static String inList(YamlNode item) {
    return item instanceof ListNode ? "(" + name(item) + ")" : name(item);
  }

  /** A number as it names an option: 448, not 448.0 or 4.48e2. */
  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Optional<BigDecimal> number(YamlNode node) {
    if (node instanceof ListNode list && list.items().size() == 1) {
      return number(list.items().get(0));
    }
    return node instanceof ScalarNode scalar
            && !scalar.quoted()
            && NUMBER.matcher(scalar.text()).matches()
        ? Optional.of(new BigDecimal(scalar.text()))
        : Optional.empty();
  }

  /** Whether both are written the same, apart from zeros and quotes. */
  boolean reads(OptionValue other) {
    return name.equals(other.name) && node instanceof ListNode == other.node instanceof ListNode;
  }

  /** Whether both are numbers, flags or words; a list is like anything. */
  boolean isLike(OptionValue other) {
    return node instanceof ListNode
        || other.node instanceof ListNode
        || (number.isPresent() == other.number.isPresent() && isFlag() == other.isFlag());
  }

  private boolean isFlag() {
    return name.equals("true") || name.equals("false");
  }
}
