package io.unetlab.profiler.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The child's side: it reads the job from standard input, prints steps and the result on standard
 * output, and exits. It also exits when its standard input closes, so that it never outlives a
 * killed parent.
 */
public final class ChildProgram {

  private static final int DONE = 0;
  private static final int FAULT = 1;

  private ChildProgram() {}

  /**
   * What a program does.
   *
   * @param <J> the job, a record
   * @param <E> a step, a record
   * @param <R> the result, a record
   */
  @FunctionalInterface
  public interface Work<J, E, R> {

    R of(J job, Consumer<E> events);
  }

  /** Does the work and ends the process. */
  public static <J, E, R> void run(Class<J> type, Work<J, E, R> work) throws IOException {
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
    System.exit(run(job, type, work, lines));
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

  private static <J, E, R> int run(
      String json, Class<J> type, Work<J, E, R> work, PrintStream lines) {
    try {
      J job = RecordJson.read(json, type);
      R result = work.of(job, event -> say(ChildLine.event(event), lines));
      say(ChildLine.result(result), lines);
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
