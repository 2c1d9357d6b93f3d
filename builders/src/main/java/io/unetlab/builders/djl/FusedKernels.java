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
 * The kernels as PyTorch's own operations, each a method of one module. No gradients are recorded,
 * so training needs {@link PlainKernels}.
 */
public final class FusedKernels implements Kernels {

  private static final String METHODS =
      """
        def padded(self: __torch__.Kernels,
          image: Tensor,
          after: int) -> Tensor:
          return torch.constant_pad_nd(image, [0, after, 0, after], 0)
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
        def silu_(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.silu_(x)
        def gelu(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.gelu(x)
        def gelu_(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.gelu_(x)
        def relu(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.relu(x)
        def relu_(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.relu_(x)
        def tanh(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.tanh(x)
        def tanh_(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.tanh_(x)
        def quick_gelu(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.mul_(torch.sigmoid_(torch.mul(x, 1.702)), x)
        def quick_gelu_(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.mul_(x, torch.sigmoid_(torch.mul(x, 1.702)))
        def add(self: __torch__.Kernels,
          x: Tensor,
          y: Tensor) -> Tensor:
          return torch.add(x, y)
        def add_(self: __torch__.Kernels,
          x: Tensor,
          y: Tensor) -> Tensor:
          return torch.add_(x, y)
        def enlarged(self: __torch__.Kernels,
          x: Tensor,
          factor: int) -> Tensor:
          size = [torch.mul(torch.size(x, 2), factor), torch.mul(torch.size(x, 3), factor)]
          return torch.upsample_nearest2d(x, size)
        def rms_norm(self: __torch__.Kernels,
          x: Tensor,
          width: int,
          weight: Tensor,
          epsilon: float) -> Tensor:
          f = torch.to(torch.unflatten(x, 2, [-1, width]), 6)
          mean = torch.mean(torch.mul(f, f), [3], True)
          n = torch.mul(f, torch.rsqrt_(torch.add_(mean, epsilon)))
          return torch.type_as(torch.flatten(torch.mul_(n, weight), 2), x)
        def rows(self: __torch__.Kernels,
          queries: Tensor,
          heads: int,
          width: int) -> Tensor:
          groups = torch.unflatten(queries, 2, [heads, -1, width])
          return torch.flatten(torch.transpose(groups, 1, 2), 2, 3)
        def heads(self: __torch__.Kernels,
          x: Tensor,
          heads: int,
          width: int) -> Tensor:
          return torch.transpose(torch.unflatten(x, 2, [heads, width]), 1, 2)
        def joined(self: __torch__.Kernels,
          x: Tensor,
          group: int) -> Tensor:
          groups = torch.unflatten(x, 2, [-1, group])
          return torch.flatten(torch.transpose(groups, 1, 2), 2)
        def softmax_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = (self).rows(queries, heads, width, )
          k = (self).heads(keys, heads, width, )
          v = (self).heads(values, heads, width, )
          return (self).joined(torch.scaled_dot_product_attention(q, k, v), group, )
        def causal_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = (self).heads(queries, torch.mul(heads, group), width, )
          k = torch.repeat_interleave((self).heads(keys, heads, width, ), group, 1)
          v = torch.repeat_interleave((self).heads(values, heads, width, ), group, 1)
          return (self).joined(torch.scaled_dot_product_attention(q, k, v, None, 0., True), 1, )
        def relu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = (self).rows(queries, heads, width, )
          k = (self).heads(keys, heads, width, )
          v = (self).heads(values, heads, width, )
          scale = torch.mul(torch.sqrt(width), torch.size(keys, 1))
          scores = torch.relu_(torch.matmul(torch.div(q, scale), torch.transpose(k, 2, 3)))
          return (self).joined(torch.matmul(scores, v), group, )
        def linear_attention(self: __torch__.Kernels,
          q: Tensor,
          k: Tensor,
          v: Tensor,
          epsilon: float) -> Tensor:
          state = torch.matmul(torch.transpose(k, 2, 3), v)
          sums = torch.unsqueeze(torch.sum(k, [2]), 3)
          divisor = torch.add_(torch.matmul(q, sums), epsilon)
          return torch.div_(torch.matmul(q, state), divisor)
        def linear_relu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = torch.relu((self).rows(torch.to(queries, 6), heads, width, ))
          k = torch.relu((self).heads(torch.to(keys, 6), heads, width, ))
          v = (self).heads(torch.to(values, 6), heads, width, )
          x = (self).linear_attention(q, k, v, EPSILON, )
          return torch.type_as((self).joined(x, group, ), queries)
        def elu_plus_one(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.add_(torch.exp_(torch.clamp_max(x, 0)), torch.relu(x))
        def linear_elu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = (self).elu_plus_one((self).rows(torch.to(queries, 6), heads, width, ), )
          k = (self).elu_plus_one((self).heads(torch.to(keys, 6), heads, width, ), )
          v = (self).heads(torch.to(values, 6), heads, width, )
          x = (self).linear_attention(q, k, v, EPSILON, )
          return torch.type_as((self).joined(x, group, ), queries)
        def cast(self: __torch__.Kernels,
          x: Tensor,
          dtype: int) -> Tensor:
          return torch.to(x, dtype)
      """
          .replace("EPSILON", String.valueOf(Attention.LINEAR_EPSILON));

  private final TorchModule module = new TorchModule("Kernels", METHODS);

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
    String method =
        switch (op.kernel()) {
          case SOFTMAX -> op.causal() ? "causal_attention" : "softmax_attention";
          case RELU -> "relu_attention";
          case LINEAR_RELU -> "linear_relu_attention";
          case LINEAR_ELU -> "linear_elu_attention";
        };
    try (IValue q = value(queries);
        IValue k = value(keys);
        IValue v = value(values);
        IValue heads = IValue.from((long) op.kvHeads());
        IValue group = IValue.from((long) op.group());
        IValue width = IValue.from((long) op.headWidth())) {
      return module.run(queries.getManager(), method, q, k, v, heads, group, width);
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
