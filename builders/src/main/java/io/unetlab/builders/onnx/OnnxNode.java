package io.unetlab.builders.onnx;

import java.util.List;

/** One operator of an ONNX graph ({@code NodeProto}); its outputs are named after it. */
record OnnxNode(
    String name,
    OnnxType type,
    List<String> inputs,
    List<String> outputs,
    List<Attribute> settings) {

  OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    settings = List.copyOf(settings);
  }

  Wire wire() {
    Wire wire = new Wire();
    inputs.forEach(input -> wire.text(1, input));
    outputs.forEach(output -> wire.text(2, output));
    wire.text(3, name).text(4, type.operator());
    settings.forEach(setting -> wire.message(5, setting.wire()));
    return type.domain().isEmpty() ? wire : wire.text(7, type.domain());
  }
}
