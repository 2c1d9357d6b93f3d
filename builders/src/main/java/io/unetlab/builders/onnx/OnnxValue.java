package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;

/** The declaration of an input or output in a file. */
record OnnxValue(ElementType type, TensorShape shape) {}
