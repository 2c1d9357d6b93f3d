package io.unetlab.training.data;

import io.unetlab.builders.Networks;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A network of a file with weights that stay as they are. It is loaded when it first runs. Not
 * thread-safe.
 *
 * @param <S> the kind of its spec
 */
public final class FrozenNetwork<S extends NetworkSpec> implements AutoCloseable {

  private final S spec;
  private final Graph graph;
  private final WeightStore weights;
  private Optional<WeightPool> pool = Optional.empty();
  private Optional<DjlModel> model = Optional.empty();

  private FrozenNetwork(S spec, WeightStore weights) {
    this.spec = spec;
    this.graph = Networks.graph(spec);
    this.weights = weights;
  }

  /** The network of two files; empty if a problem was added. */
  public static <S extends NetworkSpec> Optional<FrozenNetwork<S>> read(
      NetworkKind<S> kind, Path network, Path weights, Problems problems) {
    Optional<S> spec = NetworkFiles.read(kind, network, problems);
    Optional<WeightStore> store = WeightStore.open(weights, problems);
    if (spec.isEmpty() || store.isEmpty()) {
      return Optional.empty();
    }
    return WeightMatch.match(Networks.graph(spec.get()), store.get(), problems)
        .map(it -> new FrozenNetwork<>(spec.get(), it));
  }

  public S spec() {
    return spec;
  }

  public Graph graph() {
    return graph;
  }

  /** What determines its outputs: the hash of the network and of all its numbers. */
  public String identity() {
    MessageDigest digest = Sha256.digest();
    for (Tensor tensor : weights.tensors().values()) {
      float[] numbers = tensor.floats();
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES));
      bytes.asFloatBuffer().put(numbers);
      digest.update(Sha256.of(tensor.name()).getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return spec.hash() + " " + HexFormat.of().formatHex(digest.digest());
  }

  /** The outputs in the graph's order. */
  public List<Tensor> run(Tensor input) {
    if (model.isEmpty()) {
      pool = Optional.of(new WeightPool(KernelMode.FUSED, ElementType.FLOAT32));
      model = Optional.of(DjlModel.load(graph, weights, pool.get()));
    }
    return model.get().run(WeightStore.of(List.of(input)));
  }

  @Override
  public void close() {
    model.ifPresent(DjlModel::close);
    pool.ifPresent(WeightPool::close);
    model = Optional.empty();
    pool = Optional.empty();
  }
}
