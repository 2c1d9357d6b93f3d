package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kernels and matrices shared by several networks, held once, so that variants of one network fit
 * in memory together. Weights with the same name and shape are shared, so all networks of a pool
 * must take their weights from the same seed or file. Convolution weights are held in the form that
 * the kernels read fastest. Not thread-safe.
 */
public final class WeightPool implements AutoCloseable {

  /** A convolution's weight has a different form for each image size. */
  private record Key(String name, List<Long> dims, Optional<TensorShape> image) {

    static Key of(Node node, Tensor tensor) {
      boolean formed = node.op() instanceof Conv2d;
      return new Key(
          tensor.name(),
          tensor.dims(),
          formed ? Optional.of(node.input(0).shape()) : Optional.empty());
    }
  }

  private static final class Shared {

    private final NDArray array;
    private int users;

    Shared(NDArray array) {
      this.array = array;
    }
  }

  private final NDManager manager = PyTorch.newManager();
  private final Kernels kernels;
  private final ElementType type;
  private final WeightLoader loader;
  private final Map<Key, Shared> arrays = new HashMap<>();

  /** A pool for networks with these kernels and this precision. */
  public WeightPool(KernelMode kernels, ElementType type) {
    this.kernels = kernels.kernels();
    this.type = type;
    this.loader = new WeightLoader(manager, type);
  }

  Kernels kernels() {
    return kernels;
  }

  ElementType type() {
    return type;
  }

  /** A seeded bias also depends on its layer's number of inputs, which its shape does not show. */
  static boolean shares(Tensor tensor) {
    return tensor.dims().size() > 1;
  }

  /** The tensor as the node reads it. */
  NDArray take(Node node, Tensor tensor) {
    Shared shared =
        arrays.computeIfAbsent(Key.of(node, tensor), key -> new Shared(load(node, tensor)));
    shared.users++;
    return shared.array;
  }

  private NDArray load(Node node, Tensor tensor) {
    NDArray array = loader.load(tensor);
    if (!shares(tensor) || !(node.op() instanceof Conv2d conv)) {
      return array;
    }
    Node input = node.input(0);
    return DoubledConvolution.isOne(node)
        ? kernels.packedForDoubled(array, conv, input.input(0).shape())
        : kernels.packed(array, conv, input.shape());
  }

  void giveBack(Node node, Tensor tensor) {
    Shared shared = arrays.get(Key.of(node, tensor));
    if (shared != null && --shared.users == 0) {
      arrays.remove(Key.of(node, tensor));
      shared.array.close();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
