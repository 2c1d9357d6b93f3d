package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;

/** What a file says of an input or an output. */
record OnnxValue(ElementType type, TensorShape shape) {}
