package io.unetlab.builders.djl;

import static io.unetlab.builders.djl.TorchModule.value;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.TensorShape;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions whose weight is converted to oneDNN's own layout once. With a plain weight, the
 * engine converts it in every call, which takes longer than convolving an 8x8 image. Results are
 * stored channels-last, as the next convolution reads them.
 */
final class PackedConvolution {

  private static final String METHODS =
      """
        def pack(self: __torch__.PackedConvolution,
          weight: Tensor,
          padding: int,
          stride: int,
          groups: int,
          image: List[int]) -> Tensor:
          return ops.mkldnn._reorder_convolution_weight(weight, [padding, padding], [stride, stride], [1, 1], groups, image)
        def run(self: __torch__.PackedConvolution,
          image: Tensor,
          weight: Tensor,
          padding: int,
          stride: int,
          groups: int) -> Tensor:
          return ops.mkldnn._convolution_pointwise(image, weight, None, [padding, padding], [stride, stride], [1, 1], groups, "none", annotate(List[Optional[number]], []), "")
        def run_with_bias(self: __torch__.PackedConvolution,
          image: Tensor,
          weight: Tensor,
          bias: Tensor,
          padding: int,
          stride: int,
          groups: int) -> Tensor:
          return ops.mkldnn._convolution_pointwise(image, weight, bias, [padding, padding], [stride, stride], [1, 1], groups, "none", annotate(List[Optional[number]], []), "")
      """;

  /** oneDNN's bfloat16 needs instructions that not every processor has. */
  private static final Set<DataType> REFUSED = ConcurrentHashMap.newKeySet();

  private PackedConvolution() {}

  /** Whether the engine was built with oneDNN. */
  static boolean isAvailable() {
    return Loaded.MODULE != null;
  }

  /**
   * The weight in oneDNN's layout, which belongs to the weight's manager, with the plain weight
   * freed; or the plain weight if this processor cannot convolve its type in that layout.
   *
   * @param pad zeros on each side of the image
   * @param image whose size the layout is optimised for; other sizes work as well
   */
  static NDArray pack(NDArray weight, Conv2d op, int pad, TensorShape image) {
    DataType type = weight.getDataType();
    if (REFUSED.contains(type)) {
      return weight;
    }
    try (IValue plain = value(weight);
        IValue padding = IValue.from((long) pad);
        IValue stride = IValue.from((long) op.stride());
        IValue groups = IValue.from((long) op.groups());
        IValue size = IValue.listFrom(image.toArray())) {
      NDArray packed =
          module().run(weight.getManager(), "pack", plain, padding, stride, groups, size);
      weight.close();
      return packed;
    } catch (EngineException lacksTheInstructions) {
      REFUSED.add(type);
      return weight;
    }
  }

  static NDArray run(NDArray image, Conv2d op, int pad, NDArray weight, @Nullable NDArray bias) {
    try (IValue x = value(image);
        IValue packed = value(weight);
        IValue padding = IValue.from((long) pad);
        IValue stride = IValue.from((long) op.stride());
        IValue groups = IValue.from((long) op.groups())) {
      if (bias == null) {
        return module().run(image.getManager(), "run", x, packed, padding, stride, groups);
      }
      try (IValue shift = value(bias)) {
        return module()
            .run(image.getManager(), "run_with_bias", x, packed, shift, padding, stride, groups);
      }
    }
  }

  private static TorchModule module() {
    if (Loaded.MODULE == null) {
      throw new IllegalStateException("this engine was built without oneDNN");
    }
    return Loaded.MODULE;
  }

  private static final class Loaded {
    static final @Nullable TorchModule MODULE = load();

    private static @Nullable TorchModule load() {
      try {
        return new TorchModule("PackedConvolution", METHODS);
      } catch (EngineException lacksTheOperations) {
        return null;
      }
    }
  }
}
