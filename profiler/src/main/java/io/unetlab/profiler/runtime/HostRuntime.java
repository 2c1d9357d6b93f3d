package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.litert.LiteRt;
import io.unetlab.builders.ort.OnnxRuntime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The runtimes that run networks on this machine. */
public enum HostRuntime {
  /** DJL's PyTorch engine. */
  DJL("djl-pytorch") {
    @Override
    public String version() {
      return PyTorch.version();
    }

    @Override
    NetworkHost open(BenchSettings settings, ExportStore store) {
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
    NetworkHost open(BenchSettings settings, ExportStore store) {
      return new OrtHost(settings, store);
    }

    @Override
    public Set<ElementType> precisions() {
      return Set.of(ElementType.FLOAT32);
    }
  },
  /** LiteRT with XNNPACK on the file that {@code export tflite} writes. */
  LITERT("litert") {
    @Override
    public String version() {
      return LiteRt.version();
    }

    @Override
    NetworkHost open(BenchSettings settings, ExportStore store) {
      return new LiteRtHost(settings, store);
    }

    @Override
    public Set<ElementType> precisions() {
      return Set.of(ElementType.FLOAT32);
    }
  };

  /** Precisions that at least one runtime supports. */
  public static final Set<ElementType> PRECISIONS =
      Collections.unmodifiableSet(EnumSet.of(ElementType.FLOAT32, ElementType.BFLOAT16));

  private final String id;

  HostRuntime(String id) {
    this.id = id;
  }

  /** Its name in results. */
  public String id() {
    return id;
  }

  /**
   * The version; starts the runtime if necessary.
   *
   * @throws io.unetlab.builders.RuntimeUnavailableException where it cannot start
   */
  public abstract String version();

  /** The supported precisions. */
  public abstract Set<ElementType> precisions();

  /** Starts it; files of networks are kept in the cache. */
  NetworkHost open(BenchSettings settings) {
    return open(settings, ExportStore.CACHE);
  }

  abstract NetworkHost open(BenchSettings settings, ExportStore store);
}
