package io.unetlab.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Times an ONNX file on the machine it is started on and prints JSON lines on standard output, each
 * as soon as it is known. A result counts only with its last line, {@code end}, which says that all
 * went well and how many samples there are.
 *
 * <p>Exit codes: 0 when it did, 1 when not, 2 for arguments that make no sense.
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
    // Not System.out, which keeps silent about a reader that is gone.
    Lines lines = new Lines(new FileOutputStream(FileDescriptor.out));
    Deadline.start(options.deadlineSeconds(), lines);
    OrtBackend backend = new OrtBackend(options);
    return new Benchmark(backend, options.rule(), lines, System::nanoTime).run() ? 0 : FAILED;
  }
}
