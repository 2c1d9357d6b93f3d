package io.unetlab.builders.djl;

import static io.unetlab.builders.djl.TorchModule.value;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.yaml.ChoiceType;
import org.jspecify.annotations.Nullable;

/**
 * The kernels as PyTorch's own operations, each a method of one module. No gradients are recorded;
 * {@link RecordingKernels} do that.
 */
public final class FusedKernels implements Kernels {

  private final TorchModule module = new TorchModule("Kernels", KernelScript.METHODS);

  private FusedKernels() {}

  /** The kernels of this process. */
  public static FusedKernels get() {
    return Loaded.KERNELS;
  }

  @Override
  public NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    if (DoubledConvolution.isFolded(weight, op)) {
      return DoubledConvolution.run(image, op, weight, bias);
    }
    return TorchModule.isPacked(weight)
        ? PackedConvolution.run(image, op, op.padBefore(), weight, bias)
        : PlainKernels.convolve(image, op, op.padBefore(), weight, bias);
  }

  @Override
  public NDArray padded(NDArray image, int after) {
    try (IValue x = value(image);
        IValue length = IValue.from((long) after)) {
      return module.run(image.getManager(), "padded", x, length);
    }
  }

  @Override
  public NDArray packed(NDArray weight, Conv2d op, TensorShape image) {
    return PackedConvolution.isAvailable()
        ? PackedConvolution.pack(weight, op, op.padBefore(), image)
        : weight;
  }

  @Override
  public NDArray packedForDoubled(NDArray weight, Conv2d op, TensorShape small) {
    return DoubledConvolution.pack(weight, op, small);
  }

  @Override
  public NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias) {
    try (IValue x = value(image);
        IValue groups = IValue.from((long) op.groups());
        IValue scale = value(weight);
        IValue shift = value(bias);
        IValue epsilon = IValue.from(op.epsilon())) {
      return module.run(image.getManager(), "group_norm", x, groups, scale, shift, epsilon);
    }
  }

  @Override
  public NDArray activate(NDArray x, Activation function, boolean overwrite) {
    try (IValue value = value(x)) {
      return module.run(x.getManager(), named(ChoiceType.word(function), overwrite), value);
    }
  }

  @Override
  public NDArray add(NDArray first, NDArray second, boolean overwrite) {
    try (IValue x = value(first);
        IValue y = value(second)) {
      return module.run(first.getManager(), named("add", overwrite), x, y);
    }
  }

  // As PyTorch names its operations.
  private static String named(String method, boolean overwrite) {
    return overwrite ? method + "_" : method;
  }

  @Override
  public NDArray enlarged(NDArray image, int factor) {
    try (IValue x = value(image);
        IValue times = IValue.from((long) factor)) {
      return module.run(image.getManager(), "enlarged", x, times);
    }
  }

  @Override
  public NDArray rmsNorm(NDArray tokens, RmsNorm op, NDArray weight) {
    try (IValue x = value(tokens);
        IValue width = IValue.from((long) op.width());
        IValue scale = value(weight);
        IValue epsilon = IValue.from(op.epsilon())) {
      return module.run(tokens.getManager(), "rms_norm", x, width, scale, epsilon);
    }
  }

  @Override
  public NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op) {
    try (IValue q = value(queries);
        IValue k = value(keys);
        IValue v = value(values);
        IValue heads = IValue.from((long) op.kvHeads());
        IValue group = IValue.from((long) op.group());
        IValue width = IValue.from((long) op.headWidth())) {
      return module.run(queries.getManager(), method(op), q, k, v, heads, group, width);
    }
  }

  /** The method of {@link KernelScript} that computes an attention. */
  static String method(Attention op) {
    return switch (op.kernel()) {
      case SOFTMAX -> op.causal() ? "causal_attention" : "softmax_attention";
      case RELU -> "relu_attention";
      case LINEAR_RELU -> "linear_relu_attention";
      case LINEAR_ELU -> "linear_elu_attention";
    };
  }

  /** Casts the array; the engine's own conversion aborts the JVM on bfloat16. */
  NDArray cast(NDArray x, ElementType type) {
    try (IValue value = value(x);
        IValue code = IValue.from(torchCode(type))) {
      return module.run(x.getManager(), "cast", value, code);
    }
  }

  // PyTorch's c10::ScalarType.
  private static long torchCode(ElementType type) {
    return switch (type) {
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT32 -> 6;
      case BFLOAT16 -> 15;
      default -> throw new IllegalArgumentException("networks cannot run in " + type.text());
    };
  }

  @Override
  public Kernels recording() {
    return RecordingKernels.get();
  }

  @Override
  public String toString() {
    return "fused";
  }

  private static final class Loaded {
    static final FusedKernels KERNELS = new FusedKernels();
  }
}
