package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.ort.OnnxRuntime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What runs networks on this machine. */
public enum HostRuntime {
  /** DJL's PyTorch engine. */
  DJL("djl-pytorch") {
    @Override
    public String version() {
      return PyTorch.version();
    }

    @Override
    NetworkHost open(BenchSettings settings) {
      return new DjlHost(settings);
    }

    @Override
    public Set<ElementType> precisions() {
      return PRECISIONS;
    }
  },
  /** ONNX Runtime on the file that {@code export onnx} writes. */
  ONNXRUNTIME("onnxruntime") {
    @Override
    public String version() {
      return OnnxRuntime.version();
    }

    @Override
    NetworkHost open(BenchSettings settings) {
      return new OrtHost(settings);
    }

    @Override
    public Set<ElementType> precisions() {
      return Set.of(ElementType.FLOAT32);
    }
  };

  /** What at least one runtime computes in. */
  public static final Set<ElementType> PRECISIONS =
      Collections.unmodifiableSet(EnumSet.of(ElementType.FLOAT32, ElementType.BFLOAT16));

  private final String id;

  HostRuntime(String id) {
    this.id = id;
  }

  /** What results call it. */
  public String id() {
    return id;
  }

  /**
   * Starts it if need be.
   *
   * @throws io.unetlab.builders.RuntimeUnavailableException where it cannot start
   */
  public abstract String version();

  /** What networks can compute in. */
  public abstract Set<ElementType> precisions();

  abstract NetworkHost open(BenchSettings settings);
}
