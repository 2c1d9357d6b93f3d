package io.unetlab.profiler.delegate;

import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.profiler.cost.CostReport;
import java.util.Optional;
import java.util.OptionalInt;

/** A delegate of LiteRT, or an execution provider of ONNX Runtime. */
public interface Delegate {

  /** Its word on the command line. */
  String word();

  /** Its name in a sentence. */
  String title();

  FileFormat format();

  /** The form of TensorFlow Lite files that is made for it; none if it reads ONNX files. */
  Optional<TfliteForm> form();

  /** How many pieces of a graph it takes at most, the largest; none if it takes all. */
  OptionalInt mostPieces();

  /** What its rules do not say, a sentence. */
  String note();

  RuleBook<?> book();

  /** What it would take of the file of a graph. */
  DelegateCheck check(CostReport counted, FileOptions options);
}
