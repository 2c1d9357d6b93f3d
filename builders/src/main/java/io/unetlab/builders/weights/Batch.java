package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Splits and joins tensors whose first dimension is the batch. */
public final class Batch {

  private Batch() {}

  /**
   * One store per batch element, whose tensors have a batch of one. Tensors that already have a
   * batch of one go into every store.
   *
   * @param tensors of one batch, none of them a scalar
   */
  public static List<WeightStore> split(WeightStore tensors) {
    long size =
        tensors.tensors().values().stream().mapToLong(it -> it.dims().get(0)).max().orElse(0);
    List<WeightStore> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      all.add(
          WeightStore.of(tensors.tensors().values().stream().map(it -> one(it, index)).toList()));
    }
    return all;
  }

  private static Tensor one(Tensor batch, int index) {
    List<Long> dims = withSize(1, batch);
    long elements = Dims.elements(dims);
    long start = dims.equals(batch.dims()) ? 0 : index * elements;
    return new Tensor(
        batch.name(),
        dims,
        batch.type(),
        (from, to, at, count) -> batch.readAny(start + from, to, at, count));
  }

  /**
   * The outputs for a batch of a network that takes one element at a time.
   *
   * @param run the network's outputs for one element
   */
  public static List<Tensor> oneByOne(WeightStore batch, Function<WeightStore, List<Tensor>> run) {
    List<List<Tensor>> runs = split(batch).stream().map(run).toList();
    return IntStream.range(0, runs.get(0).size())
        .mapToObj(i -> join(runs.stream().map(outputs -> outputs.get(i)).toList()))
        .toList();
  }

  /** Joins tensors of one name and shape, each a batch of one, into a batch. */
  public static Tensor join(List<Tensor> ones) {
    Tensor first = ones.get(0);
    int each = Math.toIntExact(first.elements());
    float[] all = new float[Math.multiplyExact(each, ones.size())];
    for (int i = 0; i < ones.size(); i++) {
      ones.get(i).readAny(0, all, i * each, each);
    }
    return new Tensor(
        first.name(),
        withSize(ones.size(), first),
        first.isWhole() ? ElementType.INT64 : ElementType.FLOAT32,
        (from, to, at, count) -> System.arraycopy(all, Math.toIntExact(from), to, at, count));
  }

  private static List<Long> withSize(int size, Tensor tensor) {
    Long[] dims = tensor.dims().toArray(Long[]::new);
    dims[0] = (long) size;
    return Arrays.asList(dims);
  }
}
