package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;

/**
 * A value of a YAML document that knows where it stands. Immutable; an alias is the node it names.
 */
public sealed interface YamlNode permits MapNode, ListNode, ScalarNode {

  /** Where the value begins. */
  SourceLocation location();

  /** What a message calls it: {@code a map}, {@code a list}, {@code text `abc`}. */
  String describe();
}
