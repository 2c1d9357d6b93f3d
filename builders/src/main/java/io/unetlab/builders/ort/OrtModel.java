package io.unetlab.builders.ort;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in an ONNX file, loaded into ONNX Runtime with its inputs, ready for any number of
 * runs. A run leaves nothing behind. Not thread-safe.
 */
public final class OrtModel implements AutoCloseable {

  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

  private OrtModel(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a file.
   *
   * @param given tensors by the names of the file's inputs; others are ignored
   * @param threads that an operator may use
   * @throws io.unetlab.builders.RuntimeUnavailableException where no ONNX file can run
   * @throws OrtFailure if the runtime rejects the file
   */
  public static OrtModel load(Path model, WeightStore given, int threads) {
    try (OrtSession.SessionOptions options = options(threads)) {
      return load(model, given, options);
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  /** The same without inputs, for {@link #run(WeightStore)}. */
  public static OrtModel load(Path model, int threads) {
    try (OrtSession.SessionOptions options = options(threads)) {
      return new OrtModel(OnnxRuntime.environment().createSession(model.toString(), options));
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  static OrtSession.SessionOptions options(int threads) throws OrtException {
    OnnxRuntime.environment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  static OrtModel load(Path model, WeightStore given, OrtSession.SessionOptions options)
      throws OrtException {
    OrtEnvironment environment = OnnxRuntime.environment();
    OrtModel loaded = new OrtModel(environment.createSession(model.toString(), options));
    try {
      loaded.read(given, loaded.inputs);
      return loaded;
    } catch (OrtException | RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  // In the tensor's own type; the runtime rejects types that the file does not declare.
  private static OnnxTensor input(Tensor tensor, OrtEnvironment environment) throws OrtException {
    long[] dims = tensor.dims().stream().mapToLong(Long::longValue).toArray();
    if (tensor.isWhole()) {
      return OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.wholes()), dims);
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.floats()), dims);
  }

  /**
   * The dimensions of the file's inputs by name, in its order; -1 where any number fits, and none
   * for what is not a tensor.
   */
  public Map<String, List<Long>> inputDims() {
    Map<String, List<Long>> dims = new LinkedHashMap<>();
    try {
      for (NodeInfo input : session.getInputInfo().values()) {
        List<Long> own = new ArrayList<>();
        if (input.getInfo() instanceof TensorInfo tensor) {
          Arrays.stream(tensor.getShape()).forEach(own::add);
        }
        dims.put(input.getName(), List.copyOf(own));
      }
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
    return Collections.unmodifiableMap(dims);
  }

  /**
   * The network's outputs, in its order.
   *
   * @throws OrtFailure if the runtime fails, or an output is neither of floats nor of whole numbers
   */
  public List<Tensor> run() {
    return run(inputs);
  }

  /** Computes the outputs, and does not copy them out of the runtime's memory. */
  public void compute() {
    try {
      session.run(inputs).close();
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  /** The outputs for other inputs. */
  public List<Tensor> run(WeightStore given) {
    Map<String, OnnxTensor> own = new LinkedHashMap<>();
    try {
      read(given, own);
      return run(own);
    } catch (OrtException e) {
      throw new OrtFailure(e);
    } finally {
      own.values().forEach(OnnxTensor::close);
    }
  }

  private void read(WeightStore given, Map<String, OnnxTensor> to) throws OrtException {
    for (String name : session.getInputNames()) {
      to.put(name, input(given.tensor(name), OnnxRuntime.environment()));
    }
  }

  private List<Tensor> run(Map<String, OnnxTensor> given) {
    try (OrtSession.Result result = session.run(given)) {
      List<Tensor> outputs = new ArrayList<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.add(tensor(output.getKey(), output.getValue()));
      }
      return outputs;
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  private static Tensor tensor(String name, OnnxValue value) {
    if (!(value instanceof OnnxTensor output)) {
      throw new OrtFailure("the output " + name + " is no tensor: " + value.getInfo());
    }
    TensorInfo info = output.getInfo();
    TensorShape shape = TensorShape.of(info.getShape());
    if (info.type == OnnxJavaType.INT64) {
      LongBuffer numbers = output.getLongBuffer();
      long[] values = new long[numbers.remaining()];
      numbers.get(values);
      return Tensor.ofWholes(name, shape, values);
    }
    FloatBuffer numbers = output.getFloatBuffer();
    if (numbers == null) {
      throw new OrtFailure("the output " + name + " is of " + info.type + ", which is not read");
    }
    float[] values = new float[numbers.remaining()];
    numbers.get(values);
    return Tensor.of(name, shape, values);
  }

  /**
   * Ends the profiling that the session's options enabled; returns the name of the profile's file.
   */
  Path endProfile() {
    try {
      return Path.of(session.endProfiling());
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    inputs.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }
}
