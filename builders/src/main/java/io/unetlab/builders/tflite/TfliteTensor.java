package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import java.util.Objects;
import java.util.Optional;

/** A tensor of a file: a value, or a constant with its contents. Equal only to itself. */
public final class TfliteTensor {

  private final String name;
  private final ElementType type;
  private final TensorShape shape;
  private final Optional<TfliteData> data;

  TfliteTensor(String name, ElementType type, TensorShape shape, Optional<TfliteData> data) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.shape = Objects.requireNonNull(shape, "shape");
    this.data = Objects.requireNonNull(data, "data");
  }

  public String name() {
    return name;
  }

  public ElementType type() {
    return type;
  }

  /** As it is in the file: an image is N x H x W x C. */
  public TensorShape shape() {
    return shape;
  }

  /** The contents of a constant; empty for a value. */
  public Optional<TfliteData> data() {
    return data;
  }

  public boolean isConstant() {
    return data.isPresent();
  }

  @Override
  public String toString() {
    return name + " " + type.text() + " " + shape;
  }
}
