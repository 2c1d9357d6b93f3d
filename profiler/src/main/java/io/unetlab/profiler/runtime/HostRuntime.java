package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.NumberType;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.ort.OnnxRuntime;

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
    public boolean runs(NumberType precision) {
      return true;
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
    public boolean runs(NumberType precision) {
      return precision == NumberType.FLOAT32;
    }
  };

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
   * @throws io.unetlab.builders.djl.PyTorch.UnavailableException where no network can run
   * @throws io.unetlab.builders.ort.OnnxRuntime.UnavailableException likewise
   */
  public abstract String version();

  /** Whether it computes in such numbers. */
  public abstract boolean runs(NumberType precision);

  abstract NetworkHost open(BenchSettings settings);
}
