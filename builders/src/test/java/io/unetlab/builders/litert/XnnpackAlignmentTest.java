package io.unetlab.builders.litert;

import static io.unetlab.builders.tflite.TfliteCode.ADD;
import static io.unetlab.builders.tflite.TfliteCode.CONCATENATION;
import static io.unetlab.builders.tflite.TfliteCode.CONV_2D;
import static io.unetlab.builders.tflite.TfliteCode.FULLY_CONNECTED;
import static io.unetlab.builders.tflite.TfliteCode.MEAN;
import static io.unetlab.builders.tflite.TfliteCode.MUL;
import static io.unetlab.builders.tflite.TfliteCode.PAD;
import static io.unetlab.builders.tflite.TfliteCode.RELU;
import static io.unetlab.builders.tflite.TfliteCode.SQUARE;
import static io.unetlab.builders.tflite.TfliteCode.SUB;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.tflite.TfliteCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class XnnpackAlignmentTest {

  private static final int NONE = XnnpackAlignment.NONE;

  @Test
  void oneOfEach() {
    assertPath(List.of("Add", "Multiply", "Add"), List.of(ADD, MUL, ADD), 0, 1, 2);
  }

  @Test
  void whatXnnpackMergedHasNoOperator() {
    assertPath(
        List.of("Mean", "Subtract", "Mean Squared", "Convolution", "Add"),
        List.of(MEAN, SUB, SQUARE, MEAN, PAD, CONV_2D, ADD, RELU),
        0,
        1,
        2,
        5,
        6);
  }

  /** A pointwise convolution is a matrix product in XNNPACK; it is not the next linear layer. */
  @Test
  void whatMayBeSeveralIsTheOneThatLeavesTheOthersTheirs() {
    assertPath(
        List.of("Fully Connected", "Fully Connected"), List.of(CONV_2D, FULLY_CONNECTED), 0, 1);
  }

  @Test
  void aConcatenationMayBeSeveralCopies() {
    assertPath(List.of("Copy", "Copy", "Add"), List.of(CONCATENATION, ADD), 0, 0, 1);
    assertPath(List.of("Add"), List.of(CONCATENATION, ADD), 1);
  }

  @Test
  void anUnknownOperatorDoesNotMoveTheOthers() {
    assertPath(List.of("Add", "Spell", "Multiply"), List.of(ADD, MUL), 0, NONE, 1);
    assertPath(List.of("Spell"), List.of(), NONE);
    assertPath(List.of(), List.of(ADD));
  }

  private static void assertPath(List<String> kinds, List<TfliteCode> codes, int... path) {
    assertThat(XnnpackAlignment.of(kinds, codes)).containsExactly(path);
  }
}
