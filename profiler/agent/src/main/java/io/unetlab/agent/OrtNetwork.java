package io.unetlab.agent;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network loaded by ONNX Runtime, with float32 and int64 inputs of fixed shapes. */
final class OrtNetwork implements Backend.Network {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final File model;
  private final File numbers;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private OrtSession.@Nullable Result last;

  OrtNetwork(OrtEnvironment environment, OrtSession session, File model, File numbers) {
    this.environment = environment;
    this.session = session;
    this.model = model;
    this.numbers = numbers;
  }

  /** Including the weights file, if it is separate under the usual name. */
  @Override
  public long bytes() {
    return model.length() + new File(model.getPath() + ".data").length();
  }

  @Override
  public void readInputs() throws OrtException, IOException {
    List<String> names = new ArrayList<>();
    List<TensorInfo> infos = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      names.add(input.getName());
      TensorInfo info = info(input);
      infos.add(info);
      lengths.add(length(input.getName(), info.getShape()));
    }
    List<FloatBuffer> tensors = FloatFile.read(numbers, lengths);
    for (int i = 0; i < names.size(); i++) {
      inputs.put(names.get(i), tensor(tensors.get(i), infos.get(i)));
    }
  }

  private OnnxTensor tensor(FloatBuffer values, TensorInfo info) throws OrtException {
    if (info.type == OnnxJavaType.FLOAT) {
      return OnnxTensor.createTensor(environment, values, info.getShape());
    }
    LongBuffer wholes =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.remaining(), Long.BYTES))
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    while (values.hasRemaining()) {
      wholes.put((long) values.get());
    }
    wholes.flip();
    return OnnxTensor.createTensor(environment, wholes, info.getShape());
  }

  private static TensorInfo info(NodeInfo input) {
    if (input.getInfo() instanceof TensorInfo) {
      TensorInfo info = (TensorInfo) input.getInfo();
      if (info.type == OnnxJavaType.FLOAT || info.type == OnnxJavaType.INT64) {
        return info;
      }
    }
    throw new IllegalArgumentException(
        "the model's input "
            + input.getName()
            + " has to be a float32 or int64 tensor, but is "
            + input.getInfo());
  }

  private static int length(String name, long[] shape) {
    long length = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException(
            "the model's input " + name + " has no fixed shape; export it with one");
      }
      length = Math.multiplyExact(length, dimension);
    }
    return Math.toIntExact(length);
  }

  @Override
  public void run() throws OrtException {
    OrtSession.Result before = last;
    last = session.run(inputs);
    if (before != null) {
      before.close();
    }
  }

  @Override
  public Checksum check() throws IOException {
    if (last == null) {
      throw new IllegalStateException("no run was made");
    }
    OnnxValue output = last.get(0);
    FloatBuffer values = output instanceof OnnxTensor ? floats((OnnxTensor) output) : null;
    if (values == null) {
      throw new IOException(
          "the model's first output has to be a float32 tensor, but is " + output.getInfo());
    }
    return Checksum.of(values);
  }

  // The runtime returns null for a tensor of any other type.
  private static @Nullable FloatBuffer floats(OnnxTensor tensor) {
    return tensor.getFloatBuffer();
  }

  @Override
  public void close() throws OrtException {
    if (last != null) {
      last.close();
    }
    for (OnnxTensor input : inputs.values()) {
      input.close();
    }
    session.close();
  }
}
