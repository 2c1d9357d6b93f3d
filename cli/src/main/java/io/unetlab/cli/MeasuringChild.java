package io.unetlab.cli;

import io.unetlab.ablations.exec.RecordJson;
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
 * A process that measures one session: it reads the job from its standard input, says on its
 * standard output how far it is and what came out, and ends. Only a process can be stopped whatever
 * a runtime does in it, and only a process's death leaves the study alive.
 */
public final class MeasuringChild {

  private MeasuringChild() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream lines =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err); // nothing but our lines goes where they go
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String job = in.readLine();
    if (job == null) {
      return;
    }
    endWithParent(in);
    System.exit(measure(job, lines));
  }

  // The input stays open as long as whoever reads the lines lives.
  private static void endWithParent(BufferedReader in) {
    Thread watch = new Thread(() -> awaitEnd(in), "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(BufferedReader in) {
    try {
      in.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(ExitCode.FAULT);
  }

  private static int measure(String json, PrintStream lines) {
    try {
      MeasuringJob job = RecordJson.read(json, MeasuringJob.class);
      HostBench bench =
          new HostBench(
              job.settings(),
              "unetlab " + Version.text(),
              event -> say(ChildLine.of(event), lines),
              job.mostSeconds());
      say(ChildLine.of(bench.measure(job.subjects())), lines);
      return ExitCode.DONE;
    } catch (RuntimeException | Error thrown) {
      say(ChildLine.failure(thrown), lines);
      return ExitCode.FAULT;
    }
  }

  private static void say(ChildLine line, PrintStream lines) {
    lines.print(line.text());
    lines.flush();
  }
}
