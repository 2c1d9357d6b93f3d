package io.unetlab.profiler.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of a process's output, which usually say why it ended. */
final class LastLines {

  private static final int MOST = 3;
  private static final int LONGEST = 300;

  private final Deque<String> lines = new ArrayDeque<>(); // guarded by this

  synchronized void add(String line) {
    String text = line.strip();
    if (text.isEmpty()) {
      return;
    }
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.addLast(text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text);
  }

  /** Joined on one line; empty without output. */
  synchronized String text() {
    return String.join(" / ", lines);
  }
}
