package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of {@link FusedKernels} with gradients. A call that the engine records takes arrays
 * only, so an operation's numbers are constants of a module of its own. Nothing is overwritten, as
 * the backward pass reads it.
 */
final class RecordingKernels implements Kernels {

  private static final RecordingKernels KERNELS = new RecordingKernels();

  private final Map<String, TorchModule> modules = new ConcurrentHashMap<>();

  private RecordingKernels() {}

  /** The kernels of this process. */
  static RecordingKernels get() {
    return KERNELS;
  }

  @Override
  public NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    return PlainKernels.convolve(image, op, op.padBefore(), weight, bias);
  }

  @Override
  public NDArray padded(NDArray image, int after) {
    return recorded("(self).padded(x0, " + after + ", )", image);
  }

  @Override
  public NDArray packed(NDArray weight, Conv2d op, TensorShape image) {
    return weight;
  }

  @Override
  public NDArray packedForDoubled(NDArray weight, Conv2d op, TensorShape small) {
    return weight;
  }

  @Override
  public NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias) {
    String call = "torch.group_norm(x0, " + op.groups() + ", x1, x2, " + op.epsilon() + ")";
    return recorded(call, image, weight, bias);
  }

  @Override
  public NDArray rmsNorm(NDArray tokens, RmsNorm op, NDArray weight) {
    String call = "(self).rms_norm(x0, " + op.width() + ", x1, " + op.epsilon() + ", )";
    return recorded(call, tokens, weight);
  }

  @Override
  public NDArray activate(NDArray x, Activation function, boolean overwrite) {
    String call =
        function == Activation.QUICK_GELU
            ? "torch.mul(x0, torch.sigmoid(torch.mul(x0, 1.702)))"
            : "torch." + ChoiceType.word(function) + "(x0)";
    return recorded(call, x);
  }

  @Override
  public NDArray add(NDArray first, NDArray second, boolean overwrite) {
    return first.add(second);
  }

  @Override
  public NDArray enlarged(NDArray image, int factor) {
    return recorded("(self).enlarged(x0, " + factor + ", )", image);
  }

  @Override
  public NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op) {
    String numbers = op.kvHeads() + ", " + op.group() + ", " + op.headWidth();
    String call = "(self)." + FusedKernels.method(op) + "(x0, x1, x2, " + numbers + ", )";
    return recorded(call, queries, keys, values);
  }

  private NDArray recorded(String call, NDArray... arrays) {
    return modules.computeIfAbsent(call, it -> module(it, arrays.length)).record(arrays);
  }

  private static TorchModule module(String call, int arrays) {
    StringBuilder forward = new StringBuilder("  def forward(self: __torch__.Kernels");
    for (int i = 0; i < arrays; i++) {
      forward.append(",\n    x").append(i).append(": Tensor");
    }
    forward.append(") -> Tensor:\n    return ").append(call).append('\n');
    return new TorchModule("Kernels", KernelScript.METHODS + forward);
  }

  @Override
  public Kernels recording() {
    return this;
  }

  @Override
  public String toString() {
    return "recording";
  }
}
