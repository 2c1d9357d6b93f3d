package io.unetlab.builders.djl;

import io.unetlab.builders.graph.Attention;

/**
 * The methods of {@link FusedKernels} in TorchScript, most of them read by {@link RecordingKernels}
 * too: these overwrite no result that a backward pass reads. A method whose name ends in an
 * underscore overwrites its first argument, as PyTorch's own operations of such names do.
 */
final class KernelScript {

  static final String METHODS =
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
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          v = (self).heads(torch.to(values, 6), heads, width, )
          state = torch.matmul(torch.transpose(k, 2, 3), v)
          sums = torch.unsqueeze(torch.sum(k, [2]), 3)
          divisor = torch.add_(torch.matmul(q, sums), EPSILON)
          x = torch.div_(torch.matmul(q, state), divisor)
          return torch.type_as((self).joined(x, group, ), values)
        def linear_relu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = torch.relu((self).rows(torch.to(queries, 6), heads, width, ))
          k = torch.relu((self).heads(torch.to(keys, 6), heads, width, ))
          return (self).linear_attention(q, k, values, heads, group, width, )
        def elu_plus_one(self: __torch__.Kernels,
          x: Tensor) -> Tensor:
          return torch.add(torch.exp_(torch.clamp_max(x, 0)), torch.relu(x))
        def linear_elu_attention(self: __torch__.Kernels,
          queries: Tensor,
          keys: Tensor,
          values: Tensor,
          heads: int,
          group: int,
          width: int) -> Tensor:
          q = (self).elu_plus_one((self).rows(torch.to(queries, 6), heads, width, ), )
          k = (self).elu_plus_one((self).heads(torch.to(keys, 6), heads, width, ), )
          return (self).linear_attention(q, k, values, heads, group, width, )
        def cast(self: __torch__.Kernels,
          x: Tensor,
          dtype: int) -> Tensor:
          return torch.to(x, dtype)
      """
          .replace("EPSILON", String.valueOf(Attention.LINEAR_EPSILON));

  private KernelScript() {}
}
