package io.unetlab.builders.onnx;

/**
 * An operator and the set that it is of.
 *
 * @param domain empty for ONNX's own
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
