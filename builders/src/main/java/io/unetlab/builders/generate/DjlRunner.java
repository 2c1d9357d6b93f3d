package io.unetlab.builders.generate;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.List;

/** Runs networks in DJL's PyTorch engine, in float32. */
public record DjlRunner(int threads) implements NetworkRunner {

  @Override
  public Loaded load(PartNetwork part) {
    PyTorch.setThreads(threads);
    WeightPool pool = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);
    try {
      return new Network(DjlModel.load(part.graph(), part.weights(), pool), pool);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  private record Network(DjlModel model, WeightPool pool) implements Loaded {

    @Override
    public List<Tensor> run(WeightStore inputs) {
      return model.run(inputs);
    }

    @Override
    public void close() {
      model.close();
      pool.close();
    }
  }
}
