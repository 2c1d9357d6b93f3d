package io.unetlab.profiler.delegate;

import io.unetlab.builders.tflite.TfliteForm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The delegates and providers whose rules are known, one entry each. */
public final class Delegates {

  public static final List<Delegate> ALL =
      List.of(
          new TfliteDelegate(
              "gpu",
              "LiteRT's GPU delegate",
              TfliteForm.COMPOSITES,
              OptionalInt.of(1),
              Unpacking.SKIPPED,
              "The rules are those of its default options; with use_ir_model some operators take five"
                  + " dimensions.",
              GpuRules.BOOK),
          new TfliteDelegate(
              "nnapi",
              "LiteRT's NNAPI delegate",
              TfliteForm.PRIMITIVES,
              OptionalInt.of(3),
              Unpacking.SKIPPED,
              "With a named accelerator, its driver may refuse more nodes.",
              NnapiRules.BOOK),
          new TfliteDelegate(
              "xnnpack",
              "XNNPACK",
              TfliteForm.PRIMITIVES,
              OptionalInt.empty(),
              Unpacking.WITH_READERS,
              "What it refuses runs on LiteRT's own kernels, on the CPU too.",
              XnnpackRules.BOOK),
          new OnnxDelegate(
              "qnn",
              "ONNX Runtime's QNN provider",
              "The provider asks Qualcomm's library about each node; its rules are not published, so"
                  + " it may refuse more.",
              QnnRules.BOOK),
          new OnnxDelegate(
              "coreml",
              "ONNX Runtime's Core ML provider",
              "The rules are those of ModelFormat=MLProgram; the default, NeuralNetwork, takes fewer"
                  + " nodes.",
              CoreMlRules.BOOK));

  private Delegates() {}

  public static Optional<Delegate> of(String word) {
    return ALL.stream().filter(it -> it.word().equals(word)).findFirst();
  }

  /** The words on the command line. */
  public static List<String> words() {
    return ALL.stream().map(Delegate::word).toList();
  }
}
