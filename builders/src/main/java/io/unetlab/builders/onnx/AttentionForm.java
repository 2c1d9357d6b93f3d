package io.unetlab.builders.onnx;

/** How softmax attention is exported; relu attention has no fused node and is always plain. */
public enum AttentionForm {
  /**
   * One node: ONNX's own {@code Attention} if the opset has it (23), else ONNX Runtime's {@code
   * com.microsoft.MultiHeadAttention}.
   */
  FUSED,
  /** Matrix products and a softmax, which every runtime knows. */
  PLAIN
}
