package io.unetlab.profiler.device.adb.standin;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Takes and gives files. Missing folders are made without a word, as adbd does. */
final class SyncService {

  private static final int NO_SUCH_FILE = 2;
  private static final int CHUNK = 1 << 16;

  private final DataInputStream in;
  private final DeviceStream stream;
  private final StandInDevice device;
  private ByteBuffer answer = ByteBuffer.allocate(0);

  SyncService(DeviceStream stream, StandInDevice device) {
    this.in = new DataInputStream(stream);
    this.stream = stream;
    this.device = device;
  }

  void serve() throws IOException {
    for (String request = word(); !request.equals("QUIT"); request = word()) {
      String path = new String(in.readNBytes(number()), StandardCharsets.UTF_8);
      switch (request) {
        case "STAT" -> stat(Path.of(path));
        case "STA2" -> stat2("STA2", Path.of(path));
        case "LST2" -> stat2("LST2", Path.of(path), LinkOption.NOFOLLOW_LINKS);
        case "SEND" -> take(Path.of(path.substring(0, path.lastIndexOf(','))));
        case "RECV" -> give(Path.of(path));
        default -> throw new EOFException("unknown request " + request);
      }
    }
    stream.finish();
  }

  private void stat(Path path) throws IOException {
    boolean there = Files.exists(path);
    answer("STAT", 12)
        .putInt(there ? mode(path) : 0)
        .putInt(there ? (int) Files.size(path) : 0)
        .putInt(0);
    flush();
  }

  private void stat2(String name, Path path, LinkOption... links) throws IOException {
    boolean there = Files.exists(path, links);
    ByteBuffer answer = answer(name, 68).putInt(there ? 0 : NO_SUCH_FILE);
    answer.position(24).putInt(there ? mode(path) : 0);
    answer.position(40).putLong(there ? Files.size(path) : 0);
    flush();
  }

  private static int mode(Path path) throws IOException {
    Map<String, Object> mode = Files.readAttributes(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (Integer) mode.get("mode");
  }

  private void take(Path path) throws IOException {
    device.countPush();
    Files.createDirectories(path.getParent());
    try (OutputStream file = Files.newOutputStream(path)) {
      for (String part = word(); part.equals("DATA"); part = word()) {
        byte[] bytes = in.readNBytes(number());
        device.linger();
        file.write(device.spoil(bytes));
      }
    }
    number(); // The time of the last change.
    answer("OKAY", 4).putInt(0);
    flush();
  }

  private void give(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      byte[] words = "No such file or directory".getBytes(StandardCharsets.UTF_8);
      answer("FAIL", 4 + words.length).putInt(words.length).put(words);
      flush();
      return;
    }
    byte[] bytes = Files.readAllBytes(path);
    for (int at = 0; at < bytes.length; at += CHUNK) {
      int length = Math.min(CHUNK, bytes.length - at);
      answer("DATA", 4 + length).putInt(length).put(bytes, at, length);
      flush();
    }
    answer("DONE", 4).putInt(0);
    flush();
  }

  private ByteBuffer answer(String name, int length) {
    answer = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN);
    return answer.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private void flush() throws IOException {
    stream.send(answer.array());
  }

  private String word() throws IOException {
    byte[] word = new byte[4];
    in.readFully(word);
    return new String(word, StandardCharsets.US_ASCII);
  }

  private int number() throws IOException {
    return Integer.reverseBytes(in.readInt());
  }
}
