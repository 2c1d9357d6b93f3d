package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.process.ChildCommand;
import io.unetlab.profiler.process.ChildLine;
import io.unetlab.profiler.process.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A measuring process that a network called {@code bad} brings down, in the way that the first
 * argument says. Without it, it says that it was asked for the others, which is quick; with {@code
 * crashes} it measures like any other.
 */
public final class FakeChild {

  static final String BAD = "bad";

  /** The stage at which it says that networks were asked for. */
  static final String ASKED = "asked";

  private FakeChild() {}

  /** A command that starts it. */
  static List<String> command(String way) {
    List<String> command = new ArrayList<>(ChildCommand.words(FakeChild.class));
    command.add(way);
    return command;
  }

  public static void main(String[] arguments) throws Exception {
    byte[] job = firstLine(System.in);
    if (new String(job, StandardCharsets.UTF_8).contains("\"name\":\"" + BAD + "\"")) {
      misbehave(arguments[0]);
    } else if (!arguments[0].equals("crashes")) {
      say(ChildLine.result(asked(new String(job, StandardCharsets.UTF_8))).text());
    } else {
      System.setIn(new SequenceInputStream(new ByteArrayInputStream(job), System.in));
      MeasuringMain.main(new String[0]);
    }
  }

  private static BenchRun asked(String json) {
    MeasuringJob job = RecordJson.read(json, MeasuringJob.class);
    List<LatencyResult.Failed> names =
        job.networks().stream()
            .map(it -> new LatencyResult.Failed(it.name(), ASKED, "only a test"))
            .toList();
    return new BenchRun(job.settings().protocol(), 0, List.of(), names, true);
  }

  private static byte[] firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    do {
      next = in.read();
      line.write(next);
    } while (next != '\n');
    return line.toByteArray();
  }

  private static void misbehave(String way) throws Exception {
    if (!way.equals("dies at once")) {
      say(ChildLine.event(new LatencyEvent(LatencyEvent.Kind.STARTED, "base", "load")).text());
      say(ChildLine.event(new LatencyEvent(LatencyEvent.Kind.STARTED, BAD, "load")).text());
    }
    switch (way) {
      case "hangs" -> {
        new ProcessBuilder("sleep", "600").start();
        Thread.sleep(600_000);
      }
      case "is killed" -> {
        // Seen at least once before.
        Thread.sleep(1500);
        Runtime.getRuntime().halt(137);
      }
      case "crashes" -> Runtime.getRuntime().halt(139);
      case "is interrupted" -> Runtime.getRuntime().halt(130);
      case "throws" -> {
        say(ChildLine.failure(new OutOfMemoryError("Java heap space")).text());
        System.exit(1);
      }
      case "prints" -> {
        say("no JSON\n\u001e{\"event\": 3\nthe last word\n");
        System.exit(0);
      }
      case "falls silent" -> {
        new FileOutputStream(FileDescriptor.out).close();
        Thread.sleep(600_000);
      }
      default -> {
        System.err.println("out of luck");
        System.exit(3);
      }
    }
  }

  private static void say(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
