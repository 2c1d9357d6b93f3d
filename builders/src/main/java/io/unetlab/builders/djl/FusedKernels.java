package io.unetlab.builders.djl;

import static io.unetlab.builders.djl.TorchModule.value;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * The kernels as PyTorch's own operations, each a method of one module. No gradients are recorded,
 * so training needs {@link PlainKernels}.
 */
public final class FusedKernels implements Kernels {

  private static final String METHODS =
      """
        def group_norm(self: __torch__.Kernels,
          x: Tensor,
          groups: int,
          weight: Tensor,
          bias: Tensor,
          epsilon: float) -> Tensor:
          return torch.group_norm(x, groups, weight, bias, epsilon)
        def silu(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.silu(x)
        def softmax_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          width: int) -> Tensor:
          q = torch.transpose(torch.unflatten(queries, 2, [heads, width]), 1, 2)
          k = torch.transpose(torch.unflatten(keys, 2, [heads, width]), 1, 2)
          v = torch.transpose(torch.unflatten(values, 2, [heads, width]), 1, 2)
          x = torch.scaled_dot_product_attention(q, k, v)
          return torch.flatten(torch.transpose(x, 1, 2), 2)
        def relu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          width: int) -> Tensor:
          q = torch.transpose(torch.unflatten(queries, 2, [heads, width]), 1, 2)
          k = torch.transpose(torch.unflatten(keys, 2, [heads, width]), 1, 2)
          v = torch.transpose(torch.unflatten(values, 2, [heads, width]), 1, 2)
          scale = torch.mul(torch.sqrt(width), torch.size(keys, 1))
          scores = torch.relu_(torch.matmul(torch.div(q, scale), torch.transpose(k, 2, 3)))
          x = torch.matmul(scores, v)
          return torch.flatten(torch.transpose(x, 1, 2), 2)
        def cast(self: __torch__.Kernels,
          x: Tensor,
          dtype: int) -> Tensor:
          return torch.to(x, dtype)
      """;

  private final TorchModule module = new TorchModule("Kernels", METHODS);

  private FusedKernels() {}

  /** The kernels of this process. */
  public static FusedKernels get() {
    return Loaded.KERNELS;
  }

  @Override
  public NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    return TorchModule.isPacked(weight)
        ? PackedConvolution.run(image, op, weight, bias)
        : PlainKernels.convolve(image, op, weight, bias);
  }

  @Override
  public NDArray packed(NDArray weight, Conv2d op, TensorShape image) {
    return PackedConvolution.isAvailable() ? PackedConvolution.pack(weight, op, image) : weight;
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
  public NDArray silu(NDArray x) {
    try (IValue value = value(x)) {
      return module.run(x.getManager(), "silu", value);
    }
  }

  @Override
  public NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op) {
    String method =
        switch (op.kernel()) {
          case SOFTMAX -> "softmax_attention";
          case RELU -> "relu_attention";
        };
    try (IValue q = value(queries);
        IValue k = value(keys);
        IValue v = value(values);
        IValue heads = IValue.from((long) op.heads());
        IValue width = IValue.from((long) op.headWidth())) {
      return module.run(queries.getManager(), method, q, k, v, heads, width);
    }
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
  public String toString() {
    return "fused";
  }

  private static final class Loaded {
    static final FusedKernels KERNELS = new FusedKernels();
  }
}
