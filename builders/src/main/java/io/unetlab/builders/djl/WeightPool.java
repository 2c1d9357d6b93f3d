package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.weights.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kernels and matrices that several networks have in common, held once: variants of one network fit
 * in memory together. Two weights are the same when name and shape are, so all networks of a pool
 * have to have their weights from one seed or file. For one thread at a time.
 */
public final class WeightPool implements AutoCloseable {

  private record Key(String name, List<Long> dims) {

    static Key of(Tensor tensor) {
      return new Key(tensor.name(), tensor.dims());
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
  private final NumberType type;
  private final WeightLoader loader;
  private final Map<Key, Shared> arrays = new HashMap<>();

  /** A pool for networks that compute in such numbers. */
  public WeightPool(NumberType type) {
    this.type = type;
    this.loader = new WeightLoader(manager, type);
  }

  NumberType type() {
    return type;
  }

  /** A seeded bias also depends on its layer's inputs, which its own shape does not tell. */
  static boolean shares(Tensor tensor) {
    return tensor.dims().size() > 1;
  }

  NDArray take(Tensor tensor) {
    Shared shared = arrays.computeIfAbsent(Key.of(tensor), key -> new Shared(loader.load(tensor)));
    shared.users++;
    return shared.array;
  }

  void giveBack(Tensor tensor) {
    Shared shared = arrays.get(Key.of(tensor));
    if (shared != null && --shared.users == 0) {
      arrays.remove(Key.of(tensor));
      shared.array.close();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
