package io.unetlab.builders.tflite;

/** The contents of a constant. */
public sealed interface TfliteData permits TfliteConstant, TfliteWeight {

  /** Their length in the file. */
  long bytes();
}
