package io.unetlab.agent;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime's execution providers. Operations are assigned to them in order; what none takes
 * runs on the CPU's, which is therefore always present and last.
 */
final class Providers {

  private static final String CPU = "CPU";

  private Providers() {}

  /** The execution providers of the runtime. */
  static List<String> available() {
    List<String> names = new ArrayList<>();
    for (OrtProvider provider : OrtEnvironment.getAvailableProviders()) {
      names.add(provider.name());
    }
    return names;
  }

  /** The requested execution providers, by the runtime's names, plus the CPU's. */
  static List<String> complete(List<String> asked) {
    List<String> names = new ArrayList<>();
    for (String name : asked) {
      names.add(name.toUpperCase(Locale.ROOT));
    }
    names.removeAll(Collections.singleton(CPU));
    names.add(CPU);
    return names;
  }

  /**
   * @param names including the CPU's
   * @throws IllegalArgumentException for one that the runtime lacks or the agent cannot set up
   */
  static void add(List<String> names, int threads, SessionOptions to) throws OrtException {
    for (String name : names) {
      if (!available().contains(name)) {
        throw new IllegalArgumentException(
            "this ONNX Runtime has no execution provider " + name + ", it has " + available());
      }
      add(name, threads, to);
    }
  }

  private static void add(String name, int threads, SessionOptions to) throws OrtException {
    switch (name) {
      case CPU:
        return;
      case "XNNPACK":
        to.addXnnpack(Collections.singletonMap("intra_op_num_threads", Integer.toString(threads)));
        // It has its own threads; the runtime's would spin while waiting for them.
        to.addConfigEntry("session.intra_op.allow_spinning", "0");
        return;
      case "NNAPI":
        to.addNnapi();
        return;
      case "QNN":
        to.addQnn(Collections.singletonMap("backend_path", "libQnnHtp.so"));
        return;
      default:
        throw new IllegalArgumentException(
            "the agent cannot set up the execution provider "
                + name
                + "; it supports XNNPACK, NNAPI, QNN and CPU");
    }
  }
}
