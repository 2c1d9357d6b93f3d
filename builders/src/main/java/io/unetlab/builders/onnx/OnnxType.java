package io.unetlab.builders.onnx;

/**
 * An operator and its operator set.
 *
 * @param domain empty for ONNX's own set
 */
record OnnxType(String operator, String domain) {

  static final String MICROSOFT = "com.microsoft";

  static OnnxType own(String operator) {
    return new OnnxType(operator, "");
  }

  static OnnxType microsoft(String operator) {
    return new OnnxType(operator, MICROSOFT);
  }
}
