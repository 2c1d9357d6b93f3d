package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;

/** A value of a YAML document with its location. Immutable; an alias is the node it names. */
public sealed interface YamlNode permits MapNode, ListNode, ScalarNode {

  /** Where the value starts. */
  SourceLocation location();

  /** As shown in a message: {@code a map}, {@code a list}, {@code text `abc`}. */
  String describe();
}
