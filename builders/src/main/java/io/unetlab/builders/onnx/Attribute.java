package io.unetlab.builders.onnx;

import java.util.List;

/** An attribute of an ONNX node ({@code AttributeProto}). */
sealed interface Attribute {

  String name();

  /** The protobuf message. */
  Wire wire();

  static Attribute of(String name, long value) {
    return new Number(name, value);
  }

  static Attribute of(String name, float value) {
    return new Decimal(name, value);
  }

  static Attribute of(String name, String value) {
    return new Text(name, value);
  }

  static Attribute of(String name, List<Long> values) {
    return new Numbers(name, values);
  }

  private static Wire typed(String name, int type) {
    return new Wire().text(1, name).number(20, type);
  }

  /** An integer. */
  record Number(String name, long value) implements Attribute {
    @Override
    public Wire wire() {
      return typed(name, 2).number(3, value);
    }
  }

  /** A float. */
  record Decimal(String name, float value) implements Attribute {
    @Override
    public Wire wire() {
      return typed(name, 1).decimal(2, value);
    }
  }

  /** A string. */
  record Text(String name, String value) implements Attribute {
    @Override
    public Wire wire() {
      return typed(name, 3).text(4, value);
    }
  }

  /** Integers. */
  record Numbers(String name, List<Long> values) implements Attribute {

    public Numbers {
      values = List.copyOf(values);
    }

    @Override
    public Wire wire() {
      Wire wire = typed(name, 7);
      values.forEach(value -> wire.number(8, value));
      return wire;
    }
  }
}
