package io.unetlab.profiler.session;

import io.unetlab.profiler.runtime.HostBench;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A process that measures one session: it reads the job from standard input, prints progress and
 * the result on standard output, and exits. A process can be killed whatever a runtime does in it,
 * and its parent survives its crash.
 */
public final class MeasuringMain {

  private static final int DONE = 0;
  private static final int FAULT = 1;

  private MeasuringMain() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream lines =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err); // keeps standard output for our lines
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String job = in.readLine();
    if (job == null) {
      return;
    }
    endWithParent(in);
    System.exit(measure(job, lines));
  }

  // The input stays open as long as the parent lives.
  private static void endWithParent(BufferedReader in) {
    Thread watch = new Thread(() -> awaitEnd(in), "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(BufferedReader in) {
    try {
      in.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // Equivalent to the end of the stream.
    }
    Runtime.getRuntime().halt(FAULT);
  }

  private static int measure(String json, PrintStream lines) {
    try {
      MeasuringJob job = RecordJson.read(json, MeasuringJob.class);
      HostBench bench =
          new HostBench(
              job.settings(),
              job.tool(),
              event -> say(ChildLine.of(event), lines),
              job.mostSeconds());
      say(ChildLine.of(bench.measure(job.subjects())), lines);
      return DONE;
    } catch (RuntimeException | Error thrown) {
      say(ChildLine.failure(thrown), lines);
      return FAULT;
    }
  }

  private static void say(ChildLine line, PrintStream lines) {
    lines.print(line.text());
    lines.flush();
  }
}
