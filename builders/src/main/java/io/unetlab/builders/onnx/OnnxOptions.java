package io.unetlab.builders.onnx;

import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a network is exported.
 *
 * @param precision of weights and activations, one of {@link #PRECISIONS}; inputs and outputs
 *     always have the types that the graph declares
 * @param opset of ONNX's own operators, from {@link #OLDEST_OPSET} to {@link #NEWEST_OPSET}
 * @param externalData whether the weights go into a separate file; they always do if one file would
 *     exceed protobuf's limit of 2,147,483,647 bytes
 */
public record OnnxOptions(
    ElementType precision, int opset, AttentionForm attention, boolean externalData)
    implements ExportOptions {

  /** In 16 bits, norms, softmax and the time's sinusoid stay in float32. */
  public static final List<ElementType> PRECISIONS =
      List.of(ElementType.FLOAT32, ElementType.FLOAT16);

  /** The first opset with LayerNormalization. */
  public static final int OLDEST_OPSET = 17;

  /** The first opset with Attention. */
  public static final int NEWEST_OPSET = 23;

  /** The defaults, which most runtimes on phones read. */
  public static final OnnxOptions USUAL =
      new OnnxOptions(ElementType.FLOAT32, 18, AttentionForm.FUSED, false);

  public OnnxOptions {
    if (!PRECISIONS.contains(precision)) {
      throw new IllegalArgumentException("unsupported precision " + precision.text());
    }
    Objects.requireNonNull(attention, "attention");
    if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
      throw new IllegalArgumentException(
          "opset must be " + OLDEST_OPSET + " to " + NEWEST_OPSET + ", is " + opset);
    }
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of("precision", precision.text(), "attention", ChoiceType.word(attention));
  }

  /** Whether reductions read their axes as an input; before, they were an attribute. */
  boolean hasAxesAsInput() {
    return opset >= 18;
  }

  /** Whether GroupNormalization scales each channel, as required. */
  boolean hasGroupNorm() {
    return opset >= 21;
  }

  boolean hasGelu() {
    return opset >= 20;
  }

  boolean hasAttention() {
    return opset >= 23;
  }

  /** The file format's version that the opset was released with. */
  int irVersion() {
    if (opset >= 23) {
      return 11;
    }
    if (opset >= 21) {
      return 10;
    }
    return opset >= 19 ? 9 : 8;
  }
}
