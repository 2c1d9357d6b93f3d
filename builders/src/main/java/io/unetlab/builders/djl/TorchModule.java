package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * PyTorch operations that DJL's Java API lacks, as methods of a TorchScript module. The engine runs
 * them without recording gradients. Only this class calls the engine directly.
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

  /** Calls a method; the result belongs to the manager. */
  NDArray run(NDManager manager, String method, IValue... arguments) {
    try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  static IValue value(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  /** Whether the array is in oneDNN's own layout, which only its operations read. */
  static boolean isPacked(NDArray array) {
    return JniUtils.getLayout((PtNDArray) array) == ONEDNN;
  }
}
