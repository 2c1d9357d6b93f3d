package io.unetlab.builders.ort;

import ai.onnxruntime.OrtException;

/**
 * ONNX Runtime rejected a file or failed while running it, or the file writes what cannot be read.
 */
public final class OrtFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  OrtFailure(OrtException cause) {
    super("ONNX Runtime: " + cause.getMessage(), cause);
  }

  OrtFailure(String reason) {
    super(reason);
  }
}
