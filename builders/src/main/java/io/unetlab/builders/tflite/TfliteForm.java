package io.unetlab.builders.tflite;

/** How group norms and attention are exported; everything else is the same in both forms. */
public enum TfliteForm {
  /** Operators that every version of LiteRT knows, and that its CPU delegate XNNPACK takes. */
  PRIMITIVES
}
