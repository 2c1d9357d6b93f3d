package io.unetlab.builders.litert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.StringIntMap;
import org.bytedeco.tensorflowlite.StringVector;

/**
 * The inputs and outputs of a loaded file, in its order. Its signature names them; in a file
 * without one, their own names do.
 */
record PortTensors(List<PortTensor> inputs, List<PortTensor> outputs) {

  static PortTensors of(Interpreter interpreter) {
    Map<Integer, String> names = new HashMap<>();
    try (StringVector signatures = interpreter.signature_keys()) {
      if (!signatures.empty()) {
        String first = signatures.get(0).getString();
        read(interpreter.signature_inputs(first), names);
        read(interpreter.signature_outputs(first), names);
      }
    }
    return new PortTensors(
        ports(interpreter, interpreter.inputs(), names),
        ports(interpreter, interpreter.outputs(), names));
  }

  private static void read(StringIntMap indices, Map<Integer, String> to) {
    try (StringIntMap.Iterator entry = indices.begin();
        StringIntMap.Iterator end = indices.end()) {
      for (; !entry.equals(end); entry.increment()) {
        to.put(entry.second(), entry.first());
      }
    }
  }

  private static List<PortTensor> ports(
      Interpreter interpreter, IntPointer indices, Map<Integer, String> names) {
    List<PortTensor> ports = new ArrayList<>();
    for (long i = 0; i < indices.limit(); i++) {
      int index = indices.get(i);
      String own = interpreter.tensor(index).name().getString();
      ports.add(new PortTensor(names.getOrDefault(index, own), interpreter, index));
    }
    return List.copyOf(ports);
  }
}
