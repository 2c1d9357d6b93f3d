package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GroupNorm;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The kernels as PyTorch's own operations. DJL's Java API does not name them, so they are called
 * through a TorchScript module whose methods are one operation each; the engine runs these without
 * recording gradients, so that training needs {@link PlainKernels}. This is the only class that
 * knows the engine's internals.
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

  private final PtSymbolBlock module;

  private FusedKernels() {
    PtNDManager manager = (PtNDManager) PyTorch.newManager(); // as long-lived as the process
    try {
      module = JniUtils.loadModule(manager, TorchScript.module("Kernels", METHODS), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("an archive in memory cannot fail", e);
    }
  }

  /** The kernels of this process. */
  public static FusedKernels get() {
    return Loaded.KERNELS;
  }

  @Override
  public NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias) {
    try (IValue x = value(image);
        IValue groups = IValue.from((long) op.groups());
        IValue scale = value(weight);
        IValue shift = value(bias);
        IValue epsilon = IValue.from(op.epsilon())) {
      return run(image.getManager(), "group_norm", x, groups, scale, shift, epsilon);
    }
  }

  @Override
  public NDArray silu(NDArray x) {
    try (IValue value = value(x)) {
      return run(x.getManager(), "silu", value);
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
      return run(queries.getManager(), method, q, k, v, heads, width);
    }
  }

  /** The array in another number type; the engine's own conversion aborts the JVM on bfloat16. */
  NDArray cast(NDArray x, NumberType type) {
    try (IValue value = value(x);
        IValue code = IValue.from((long) type.torchCode())) {
      return run(x.getManager(), "cast", value, code);
    }
  }

  private NDArray run(NDManager manager, String method, IValue... arguments) {
    try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  private static IValue value(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  @Override
  public String toString() {
    return "fused";
  }

  private static final class Loaded {
    static final FusedKernels KERNELS = new FusedKernels();
  }
}
