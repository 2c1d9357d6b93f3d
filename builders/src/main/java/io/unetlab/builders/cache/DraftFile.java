package io.unetlab.builders.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a file next to its target and renames it, so that the target is never incomplete. An
 * unfinished draft is deleted when it is closed, also on Ctrl-C; the next draft of the same target
 * deletes those of killed processes, recognised by the process id in their name.
 */
public final class DraftFile implements AutoCloseable {

  private final Path path;
  private final Path target;
  private final Thread hook = new Thread(this::abandon, "draft clean-up");

  private DraftFile(Path target) {
    // Files.createTempFile would make the result unreadable for other users.
    String own = ProcessHandle.current().pid() + "-" + System.nanoTime();
    this.target = target;
    this.path = target.resolveSibling(prefix(target) + own + ".tmp");
  }

  /** A draft, not created yet, in the target's folder; removes leftovers there. */
  public static DraftFile of(Path target) {
    Path absolute = target.toAbsolutePath();
    try {
      removeLeftovers(absolute);
    } catch (IOException e) {
      // A folder may be writable but not listable; writing the draft will tell.
    }
    DraftFile draft = new DraftFile(absolute);
    Runtime.getRuntime().addShutdownHook(draft.hook);
    return draft;
  }

  /** Where to write. */
  public Path path() {
    return path;
  }

  /** Replaces the target with the draft. */
  public void finish() throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // This process is ending, and the hook cleans up.
    }
    Files.deleteIfExists(path);
  }

  private void abandon() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      return; // The next draft removes it.
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private static void removeLeftovers(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + "(\\d{1,18})-\\d+\\.tmp");
    List<Path> drafts;
    try (Stream<Path> files = Files.list(folder)) {
      drafts = files.filter(it -> isLeftover(name.matcher(it.getFileName().toString()))).toList();
    }
    for (Path draft : drafts) {
      Files.deleteIfExists(draft);
    }
  }

  private static boolean isLeftover(Matcher name) {
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty();
  }
}
