package io.unetlab.cli.option;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides the operators of a TensorFlow Lite file, on every command that writes one. */
public final class TfliteOption {

  /** The precisions by the words of the option. */
  enum Weights {
    FLOAT32(ElementType.FLOAT32),
    FLOAT16(ElementType.FLOAT16),
    INT8W(ElementType.INT8);

    private final ElementType type;

    Weights(ElementType type) {
      this.type = type;
    }
  }

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = {
        "Of the weights: float32, float16 or int8w (8 bits with a scale for each channel,",
        "dequantized before use); ${DEFAULT-VALUE} if left out."
      })
  private Weights precision;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "primitives (for XNNPACK, on the CPU) or composites (a norm, or an attention, as one"
              + " operator, for the GPU); if left out, primitives, but composites in `check --for"
              + " gpu`.")
  private @Nullable TfliteForm form;

  /** The options of the file. */
  public TfliteOptions options() {
    return options(TfliteOptions.USUAL.form());
  }

  /** The options of the file, in the usual form if none was chosen. */
  public TfliteOptions options(TfliteForm usual) {
    return new TfliteOptions(precision.type, form == null ? usual : form);
  }
}
