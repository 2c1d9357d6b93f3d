package io.unetlab.training.measure;

import io.unetlab.spec.source.ProblemCode;

/** The problems of what measures read; {@code docs/problems.md} lists them. */
public enum MeasureCode implements ProblemCode {
  NOT_READABLE("MEASURE001", "ONNX Runtime cannot load the file."),
  OTHER_INPUTS("MEASURE002", "The ONNX file does not read what the measure gives it."),
  OTHER_OUTPUTS("MEASURE003", "The ONNX file does not write what the measure reads."),
  NO_WORDS(
      "MEASURE004", "The weights of the recipe's table of words are not beside the network's."),
  NOT_RUN("MEASURE005", "ONNX Runtime loads the file, and fails when it runs it.");

  private final Entry entry;

  MeasureCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
