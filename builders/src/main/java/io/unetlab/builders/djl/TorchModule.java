package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * PyTorch operations that DJL's Java API lacks, as methods of a TorchScript module. Only this class
 * calls the engine directly.
 */
final class TorchModule {

  /** The engine's name for the layout of oneDNN's arrays. */
  private static final int ONEDNN = 2;

  private final PtSymbolBlock module;

  /**
   * Loads a module for the lifetime of the process.
   *
   * @param methods in TorchScript's serialised form, indented by two
   * @throws ai.djl.engine.EngineException if the engine lacks an operation
   */
  TorchModule(String type, String methods) {
    PtNDManager manager = (PtNDManager) PyTorch.newManager();
    try {
      module = JniUtils.loadModule(manager, TorchScript.module(type, methods), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("an archive in memory cannot fail", e);
    }
  }

  /** Calls a method without recording gradients; the result belongs to the manager. */
  NDArray run(NDManager manager, String method, IValue... arguments) {
    try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  /** Calls a method without recording gradients, whose result is a number. */
  double number(String method, IValue... arguments) {
    try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
      return result.toDouble();
    }
  }

  /** Calls the method {@code forward} with gradients; the result belongs to the first's manager. */
  NDArray record(NDArray... arrays) {
    NDList inputs = new NDList(arrays);
    // Arrays whose names have dots, as weights do, would be passed as one dictionary.
    inputs.forEach(it -> it.setName(null));
    return IValueUtils.forward(module, inputs, true).singletonOrThrow();
  }

  static IValue value(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  static IValue values(List<NDArray> arrays) {
    return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
  }

  /** Whether the array is in oneDNN's own layout, which only its operations read. */
  static boolean isPacked(NDArray array) {
    return JniUtils.getLayout((PtNDArray) array) == ONEDNN;
  }
}
