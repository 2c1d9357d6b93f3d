package io.unetlab.profiler.device.adb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that belong together, known by what is in them. They stay together on the device because a
 * network names the files of its weights, and a library those that it needs.
 *
 * @param entries in the order given
 */
record FileSet(List<Entry> entries) {

  /**
   * One file.
   *
   * @param sha256 in hexadecimal
   */
  record Entry(Path path, String name, long bytes, String sha256) {}

  FileSet {
    entries = List.copyOf(entries);
    long names = entries.stream().map(Entry::name).distinct().count();
    if (entries.isEmpty() || names != entries.size()) {
      throw new IllegalArgumentException(
          "expected at least one file, each of another name, found " + entries);
    }
  }

  static FileSet read(List<Path> files) {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      try {
        entries.add(
            new Entry(file, String.valueOf(file.getFileName()), Files.size(file), sha256(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return new FileSet(entries);
  }

  List<Path> paths() {
    return entries.stream().map(Entry::path).toList();
  }

  long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  /** A folder's name that says what is in it: the sum of the files' sums, and the first name. */
  String key() {
    String list =
        entries.stream()
            .map(entry -> entry.sha256() + "  " + entry.name() + "\n")
            .sorted()
            .collect(Collectors.joining());
    byte[] sum = digest().digest(list.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum) + "-" + entries.get(0).name();
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
