package io.unetlab.builders.djl;

import static io.unetlab.builders.djl.TorchModule.value;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A 3x3 convolution of an image that nearest-neighbour upsampling has doubled, computed from the
 * small image. Each output pixel reads 2x2 small pixels, since of three neighbours in the large
 * image two are copies of one; their weights are added once, at load. So one 2x2 convolution with
 * four times the outputs computes the pixels of each of the four positions in a 2x2 square, with
 * 4/9 of the multiplications, and the large image is never made.
 */
final class DoubledConvolution {

  private static final int POSITIONS = 4;
  private static final int SIDE = 2;

  private static final String METHODS =
      """
        def first(self: __torch__.Doubled,
          weight: Tensor,
          dim: int) -> Tensor:
          rest = torch.sum(torch.slice(weight, dim, 1, 3, 1), [dim], True)
          return torch.cat([torch.slice(weight, dim, 0, 1, 1), rest], dim)
        def second(self: __torch__.Doubled,
          weight: Tensor,
          dim: int) -> Tensor:
          rest = torch.sum(torch.slice(weight, dim, 0, 2, 1), [dim], True)
          return torch.cat([rest, torch.slice(weight, dim, 2, 3, 1)], dim)
        def fold(self: __torch__.Doubled,
          weight: Tensor) -> Tensor:
          exact = torch.to(weight, 6)
          upper = (self).first(exact, 2, )
          lower = (self).second(exact, 2, )
          all = [(self).first(upper, 3, ), (self).second(upper, 3, ), (self).first(lower, 3, ), (self).second(lower, 3, )]
          return torch.type_as(torch.cat(all, 0), weight)
        def place(self: __torch__.Doubled,
          large: Tensor,
          pixels: Tensor,
          row: int,
          column: int) -> Tensor:
          rows = torch.slice(pixels, 2, row, torch.add(row, torch.floordiv(torch.size(large, 2), 2)), 1)
          some = torch.slice(rows, 3, column, torch.add(column, torch.floordiv(torch.size(large, 3), 2)), 1)
          to = torch.slice(torch.slice(large, 2, row, 9223372036854775807, 2), 3, column, 9223372036854775807, 2)
          return torch.copy_(to, some)
        def spread(self: __torch__.Doubled,
          pixels: Tensor) -> Tensor:
          parts = torch.chunk(pixels, 4, 1)
          height = torch.mul(torch.sub(torch.size(pixels, 2), 1), 2)
          width = torch.mul(torch.sub(torch.size(pixels, 3), 1), 2)
          size = [torch.size(pixels, 0), torch.floordiv(torch.size(pixels, 1), 4), height, width]
          large = torch.empty(size, dtype=ops.prim.dtype(pixels), memory_format=2)
          _0 = (self).place(large, parts[0], 0, 0, )
          _1 = (self).place(large, parts[1], 0, 1, )
          _2 = (self).place(large, parts[2], 1, 0, )
          _3 = (self).place(large, parts[3], 1, 1, )
          return large
        def repeat(self: __torch__.Doubled,
          bias: Tensor) -> Tensor:
          return torch.repeat(bias, [4])
      """;

  private static final TorchModule MODULE = new TorchModule("Doubled", METHODS);

  private DoubledConvolution() {}

  /** Whether a node is such a convolution. */
  static boolean isOne(Node node) {
    return node.op() instanceof Conv2d op
        && op.kernel() == 3
        && op.stride() == 1
        && op.groups() == 1
        && op.padding() == Padding.HALF
        && node.input(0).op() instanceof Upsample upsample
        && upsample.factor(node.input(0).input(0).shape()).equals(OptionalInt.of(2));
  }

  /** The convolution that it becomes, whose result has a row and a column more than the image. */
  private static Conv2d folded(Conv2d op) {
    return new Conv2d(op.in(), POSITIONS * op.out(), SIDE, 1, 1, op.bias(), Padding.NONE);
  }

  /**
   * The weight for {@link #run}, folded and packed; frees the plain one.
   *
   * @param image shape of the small image, N x C x H x W
   */
  static NDArray pack(NDArray weight, Conv2d op, TensorShape image) {
    NDArray folded;
    try (IValue plain = value(weight)) {
      folded = MODULE.run(weight.getManager(), "fold", plain);
    }
    weight.close();
    return PackedConvolution.isAvailable()
        ? PackedConvolution.pack(folded, folded(op), 1, image)
        : folded;
  }

  /** Whether a weight has been folded. */
  static boolean isFolded(NDArray weight, Conv2d op) {
    return weight.getShape().get(0) == (long) POSITIONS * op.out();
  }

  /** Convolves the small image, N x C x H x W to N x out x 2H x 2W. */
  static NDArray run(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    NDArray shift = bias == null ? null : repeated(image, bias);
    Conv2d folded = folded(op);
    NDArray pixels =
        TorchModule.isPacked(weight)
            ? PackedConvolution.run(image, folded, 1, weight, shift)
            : PlainKernels.convolve(image, folded, 1, weight, shift);
    try (IValue all = value(pixels)) {
      return MODULE.run(image.getManager(), "spread", all);
    } finally {
      pixels.close();
    }
  }

  private static NDArray repeated(NDArray image, NDArray bias) {
    try (IValue once = value(bias)) {
      return MODULE.run(image.getManager(), "repeat", once);
    }
  }
}
