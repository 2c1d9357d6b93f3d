package io.unetlab.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Times an ONNX file on the local machine and prints JSON lines on standard output as they become
 * known. A result is valid only with its last line, {@code end}, which reports success and the
 * number of samples.
 *
 * <p>Exit codes: 0 for success, 1 for failure, 2 for invalid arguments.
 */
public final class AgentMain {

  private static final int FAILED = 1;
  private static final int MISUSE = 2;

  private AgentMain() {}

  /** Never returns: the runtime's threads would keep the process alive. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (MisuseException e) {
      System.err.println("agent: " + e.getMessage());
      System.err.println(Options.USAGE);
      return MISUSE;
    }
    // Not System.out, which swallows the error when the reader is gone.
    Lines lines = new Lines(new FileOutputStream(FileDescriptor.out));
    Deadline.start(options.deadlineSeconds(), lines);
    OrtBackend backend = new OrtBackend(options);
    return new Benchmark(backend, options.rule(), lines, System::nanoTime).run() ? 0 : FAILED;
  }
}
