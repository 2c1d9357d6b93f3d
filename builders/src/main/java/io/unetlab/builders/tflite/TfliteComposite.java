package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlexBuffersBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a composite operator stands for.
 *
 * @param name of the kernel that a delegate may have
 * @param attributes of the kernel: whole numbers and floats
 * @param reductionAxes an attribute of group norms, without which the GPU delegate computes a layer
 *     norm; left out if empty
 * @param decomposition computes the same
 */
public record TfliteComposite(
    String name,
    Map<String, Number> attributes,
    List<Integer> reductionAxes,
    TfliteGraph decomposition) {

  public TfliteComposite {
    attributes = Map.copyOf(attributes);
    reductionAxes = List.copyOf(reductionAxes);
  }

  /** The attributes as a flexbuffer. A float has 32 bits: XNNPACK takes its address. */
  byte[] flexbuffer() {
    FlexBuffersBuilder builder = new FlexBuffersBuilder();
    int all = builder.startMap();
    new TreeMap<>(attributes).forEach((name, value) -> put(builder, name, value));
    if (!reductionAxes.isEmpty()) {
      int axes = builder.startMap();
      int vector = builder.startVector();
      reductionAxes.forEach(builder::putInt);
      builder.endVector("TENSOR_DATA", vector, false, false);
      builder.endMap("_TENSOR_V1_reduction_axes", axes);
    }
    builder.endMap(null, all);
    ByteBuffer buffer = builder.finish();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void put(FlexBuffersBuilder builder, String attribute, Number value) {
    if (value instanceof Float number) {
      builder.putFloat(attribute, number.floatValue());
    } else {
      builder.putInt(attribute, value.intValue());
    }
  }
}
