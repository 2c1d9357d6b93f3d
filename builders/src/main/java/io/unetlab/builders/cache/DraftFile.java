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
 * A file is written beside its target and renamed, so that there is never half a file. A draft that
 * is not finished goes when it is closed, on Ctrl-C too; what a killed process left goes with the
 * next draft of the same target, by the process in its name.
 */
public final class DraftFile implements AutoCloseable {

  private final Path path;
  private final Path target;
  private final Thread hook = new Thread(this::abandon, "draft clean-up");

  private DraftFile(Path target) {
    // Files.createTempFile would let nobody else read the result.
    String own = ProcessHandle.current().pid() + "-" + System.nanoTime();
    this.target = target;
    this.path = target.resolveSibling(prefix(target) + own + ".tmp");
  }

  /** A draft, not made yet, in the target's folder, where leftovers are removed. */
  public static DraftFile of(Path target) {
    Path absolute = target.toAbsolutePath();
    try {
      removeLeftovers(absolute);
    } catch (IOException e) {
      // A folder may be one to write in and not to look into; the draft itself will tell.
    }
    DraftFile draft = new DraftFile(absolute);
    Runtime.getRuntime().addShutdownHook(draft.hook);
    return draft;
  }

  /** Where to write. */
  public Path path() {
    return path;
  }

  /** Puts what is written in the place of the target. */
  public void finish() throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // This process ends, and the hook does the rest.
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
