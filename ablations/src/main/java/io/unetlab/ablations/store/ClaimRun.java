package io.unetlab.ablations.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of a run in the rows of its claims. On Linux it has the process too, so that another run
 * on the same computer knows at once that it was killed: the name says which start of which
 * computer the process belongs to, and whose it is, since a process of another container or user
 * may be there without being seen.
 */
final class ClaimRun {

  private static final Path PROCESSES = Path.of("/proc");

  private ClaimRun() {}

  /** A name of this process that nothing else has. */
  static String named() {
    return named(ProcessHandle.current().pid());
  }

  /** A name of a process of this computer, where the name can tell that it has ended. */
  static String named(long process) {
    String own = UUID.randomUUID().toString();
    try {
      Optional<String> here = here();
      Optional<String> start = here.isPresent() ? start(process) : Optional.empty();
      return start.isPresent()
          ? String.join(" ", own, String.valueOf(process), start.get(), here.get())
          : own;
    } catch (IOException e) {
      return own;
    }
  }

  /** Whether a run has certainly ended; false also if this process cannot know. */
  static boolean hasEnded(String run) {
    List<String> parts = List.of(run.split(" ", 4));
    try {
      return parts.size() == 4
          && here().filter(parts.get(3)::equals).isPresent()
          && !start(Long.parseLong(parts.get(1))).equals(Optional.of(parts.get(2)));
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** The start of this computer, the processes that are seen here, and the user; of Linux only. */
  private static Optional<String> here() throws IOException {
    Path boot = PROCESSES.resolve("sys/kernel/random/boot_id");
    if (!Files.exists(boot)) {
      return Optional.empty();
    }
    Path self = PROCESSES.resolve("self");
    return Optional.of(
        String.join(
            " ",
            Files.readString(boot).strip(),
            Files.readSymbolicLink(self.resolve("ns/pid")).toString(),
            Files.getAttribute(self, "unix:uid").toString()));
  }

  /** When a process started, in ticks of this start of the computer; empty if it has ended. */
  private static Optional<String> start(long process) throws IOException {
    try {
      String line =
          Files.readString(PROCESSES.resolve(process + "/stat"), StandardCharsets.ISO_8859_1);
      String[] parts = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = parts[0].equals("Z") || parts[0].equals("X");
      return ended ? Optional.empty() : Optional.of(parts[19]);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
