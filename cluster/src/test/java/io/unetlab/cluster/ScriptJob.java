package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.WorkPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A job whose parts say what becomes of them: a word and its argument. What happens is also kept as
 * files, since it happens in other processes.
 *
 * @param notes a directory
 */
record ScriptJob(Path notes, List<Path> files, Opens opens) implements Job {

  /** Which processes can open it. */
  enum Opens {
    ALL,
    NONE,
    /** All, except at the very first try. */
    LATER
  }

  private static final AtomicInteger OPENED = new AtomicInteger();

  static ScriptJob of(Path notes) {
    return new ScriptJob(notes, List.of(), Opens.ALL);
  }

  /** A run of a part that does not end, once the part has started. */
  static CompletableFuture<Void> startEndless(Cluster cluster, Path notes) {
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () ->
                cluster.run(
                    of(notes),
                    Supply.of(List.of("sleep a 600000")),
                    new KeptOutputs(),
                    () -> false));
    while (!Files.exists(notes.resolve("started-a"))) {
      StandaloneSpark.pause();
    }
    return run;
  }

  @Override
  public Worker open(WorkPlace place) {
    long process = ProcessHandle.current().pid();
    if (!isOpened()) {
      note("refused-" + process + "-" + OPENED.incrementAndGet());
      throw new IllegalStateException("no library of that name");
    }
    note("opened-" + process + "-" + OPENED.incrementAndGet());
    return new Worker() {
      @Override
      public String run(String part) {
        return act(part, place);
      }

      @Override
      public void close() {
        note("closed-" + ProcessHandle.current().pid());
      }
    };
  }

  private boolean isOpened() {
    return switch (opens) {
      case ALL -> true;
      case NONE -> false;
      case LATER -> !note("first");
    };
  }

  private String act(String part, WorkPlace place) {
    String[] words = part.split(" ", -1);
    return switch (words[0]) {
      case "say" -> words[1];
      case "read" -> read(place.local(Path.of(words[1])));
      case "process" -> String.valueOf(ProcessHandle.current().pid());
      case "fail" -> throw new IllegalStateException(words[1]);
      case "memory" -> throw new OutOfMemoryError(words[1]);
      case "fail-once" -> {
        if (note(words[1])) {
          throw new IllegalStateException(words[1]);
        }
        yield words[1];
      }
      case "sleep" -> sleep(words[1], Long.parseLong(words[2]));
      case "sleep-once" -> note(words[1]) ? sleep(words[1], Long.parseLong(words[2])) : words[1];
      case "die" -> {
        Runtime.getRuntime().halt(134);
        yield "";
      }
      default -> throw new IllegalArgumentException(part);
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sleep(String name, long ms) {
    note("started-" + name);
    try {
      Thread.sleep(ms);
      return name;
    } catch (InterruptedException e) {
      note("interrupted-" + name);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** Whether it is the first time. */
  private boolean note(String name) {
    try {
      Files.writeString(notes.resolve(name), "", StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
