package io.unetlab.builders.litert;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.FlatBufferModelBase;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** The native parts of a loaded file, freed together: an interpreter reads the mapped file. */
record LoadedFile(FlatBufferModel file, BuiltinOpResolver kernels, Interpreter interpreter)
    implements AutoCloseable {

  /**
   * Maps a file and builds its interpreter, whose tensors are not allocated yet.
   *
   * @throws LiteRtFailure if the runtime rejects it
   */
  static LoadedFile open(Path model, CpuKernels kernels, int threads) {
    return open(model, kernels, threads, any -> {});
  }

  /**
   * The same with other settings.
   *
   * @param settings changes them before the interpreter is built
   */
  static LoadedFile open(
      Path model, CpuKernels kernels, int threads, Consumer<InterpreterBuilder> settings) {
    LiteRt.start();
    FlatBufferModel file = FlatBufferModelBase.BuildFromFile(model.toString());
    if (file == null || file.isNull()) {
      throw new LiteRtFailure("cannot read " + model);
    }
    LoadedFile loaded = new LoadedFile(file, kernels.resolver(), new Interpreter((Pointer) null));
    try (InterpreterBuilder builder = new InterpreterBuilder(file, loaded.kernels)) {
      settings.accept(builder);
      check(builder.apply(loaded.interpreter, threads), "cannot build " + model);
      return loaded;
    } catch (RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  /** Chooses the kernels and takes the memory for all tensors. */
  void allocate() {
    check(interpreter.AllocateTensors(), "cannot allocate the tensors");
  }

  void run() {
    check(interpreter.Invoke(), "the run failed");
  }

  private static void check(int status, String problem) {
    if (status != tensorflowlite.kTfLiteOk) {
      throw new LiteRtFailure(problem);
    }
  }

  @Override
  public void close() {
    interpreter.close();
    kernels.close();
    file.close();
  }
}
