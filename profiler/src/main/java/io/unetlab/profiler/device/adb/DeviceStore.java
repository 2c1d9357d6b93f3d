package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Transfers gigabytes only once: files stay on the device, addressed by content. They are pushed to
 * a separate folder, verified and moved, so that the store holds only intact files. Above its
 * limit, the least recently used are removed.
 */
final class DeviceStore {

  /** Space left free for the system and the output of runs. */
  private static final long SPARE_BYTES = 64L << 20;

  private static final Pattern KEPT = Pattern.compile("(\\d+)\\s+(\\d+)\\s+(.+)");

  private final AdbShell shell;
  private final String store;
  private final String incoming;
  private final long limit;
  private final Set<String> used = new HashSet<>();

  /**
   * @param store the device folder of all sets
   * @param incoming a folder for this run on the same file system
   * @param limit bytes; the files of this run may exceed it
   */
  DeviceStore(AdbShell shell, String store, String incoming, long limit) {
    this.shell = shell;
    this.store = store;
    this.incoming = incoming;
    this.limit = limit;
  }

  /** Puts the files on the device in one folder; returns their paths. */
  Map<Path, String> put(List<Path> files) {
    FileSet set = FileSet.read(files);
    String folder = store + "/" + set.key();
    used.add(set.key());
    if (!has(set, folder)) {
      makeRoom(set.bytes());
      push(set, folder);
    }
    Map<Path, String> places = new LinkedHashMap<>();
    set.entries().forEach(entry -> places.put(entry.path(), folder + "/" + entry.name()));
    return places;
  }

  // Sizes are compared again: a device that lost power may have kept only the names.
  private boolean has(FileSet set, String folder) {
    String there = "[ -d %1$s ] && touch %1$s && cd %1$s && stat -c %%s %2$s";
    Output sizes = shell.run(String.format(there, Quoting.quote(folder), names(set)));
    String expected =
        set.entries().stream()
            .map(entry -> String.valueOf(entry.bytes()))
            .collect(Collectors.joining("\n"));
    return sizes.exitCode() == 0 && sizes.out().strip().equals(expected);
  }

  private void push(FileSet set, String folder) {
    String in = Quoting.quote(incoming);
    shell.text(String.format(Locale.ROOT, "rm -rf %1$s && mkdir -p %1$s", in));
    shell.push(set.paths(), incoming, set.bytes());
    compare(set);
    String move = "cd %1$s && %2$s && cd .. && rm -rf %3$s && mkdir -p %4$s && mv %1$s %3$s";
    shell.text(String.format(move, in, modes(set), Quoting.quote(folder), Quoting.quote(store)));
  }

  private void compare(FileSet set) {
    String sums =
        shell.text(
            String.format(
                Locale.ROOT, "cd %s && sha256sum %s", Quoting.quote(incoming), names(set)),
            shell.patience().push(set.bytes()));
    List<String> found = sums.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < set.entries().size(); i++) {
      FileSet.Entry entry = set.entries().get(i);
      String line = i < found.size() ? found.get(i) : "";
      if (!line.startsWith(entry.sha256())) {
        throw DeviceException.lost(
            String.format(
                Locale.ROOT,
                "%s did not arrive intact: its SHA-256 is %s here and %s on device %s; try again,"
                    + " and if it happens again, try another cable",
                entry.path(),
                entry.sha256(),
                line.isEmpty() ? "missing" : line.split("\\s+", 2)[0],
                shell.label()));
      }
    }
  }

  // Android 14 rejects writable class files; a tool must be executable.
  private static String modes(FileSet set) {
    return set.entries().stream()
        .map(
            entry ->
                (entry.name().endsWith(".jar") || entry.name().endsWith(".dex")
                        ? "chmod 444 "
                        : "chmod 555 ")
                    + name(entry))
        .collect(Collectors.joining(" && "));
  }

  private void makeRoom(long bytes) {
    Deque<Kept> oldest = new ArrayDeque<>(kept());
    long total = oldest.stream().mapToLong(Kept::bytes).sum();
    long free = free();
    oldest.removeIf(kept -> used.contains(kept.key()));
    while (!oldest.isEmpty() && (total + bytes > limit || free < bytes + SPARE_BYTES)) {
      Kept gone = oldest.removeFirst();
      shell.text("rm -rf " + Quoting.quote(store + "/" + gone.key()));
      total -= gone.bytes();
      free = free();
    }
    if (free < bytes + SPARE_BYTES) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "device %s has %.0f MiB free at %s, %.0f MiB are needed; free some of its storage",
              shell.label(),
              mebibytes(free),
              store,
              mebibytes(bytes + SPARE_BYTES)));
    }
  }

  private long free() {
    String text =
        shell.text(String.format(Locale.ROOT, "mkdir -p %1$s && df -k %1$s", Quoting.quote(store)));
    OptionalLong free = FreeSpace.parse(text);
    return free.orElseThrow(
        () ->
            DeviceException.refused(
                "device "
                    + shell.label()
                    + " does not say how much space it has; df -k printed: "
                    + text.strip()));
  }

  /** The sets in the store, least recently used first. */
  private List<Kept> kept() {
    String each = "stat -c %Y \"$d\"; du -sk \"$d\" | cut -f1; echo \"$d\"";
    String script =
        String.format(
            Locale.ROOT,
            "cd %s 2>/dev/null || exit 0\nfor d in *; do [ -d \"$d\" ] && echo $(%s); done\ntrue",
            Quoting.quote(store),
            each);
    return shell
        .text(script)
        .lines()
        .map(KEPT::matcher)
        .filter(Matcher::matches)
        .map(
            it ->
                new Kept(
                    Long.parseLong(it.group(1)), 1024 * Long.parseLong(it.group(2)), it.group(3)))
        .sorted((a, b) -> Long.compare(a.usedAt(), b.usedAt()))
        .toList();
  }

  private static String names(FileSet set) {
    return set.entries().stream().map(DeviceStore::name).collect(Collectors.joining(" "));
  }

  // Must not be mistaken for an option.
  private static String name(FileSet.Entry entry) {
    return Quoting.quote("./" + entry.name());
  }

  private static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  /**
   * A set in the store.
   *
   * @param usedAt seconds since 1970, by the device's clock
   */
  private record Kept(long usedAt, long bytes, String key) {}
}
