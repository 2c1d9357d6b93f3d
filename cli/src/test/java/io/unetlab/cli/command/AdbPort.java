package io.unetlab.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port that answers as an adb server of version 41 does when it is asked for its version. */
final class AdbPort implements AutoCloseable {

  private static final int QUESTION = "000chost:version".length();

  private final ServerSocket server;

  AdbPort() throws IOException {
    server = new ServerSocket(0, 16, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve, "adb port");
    thread.setDaemon(true);
    thread.start();
  }

  /** A port at which nothing listens. */
  static int closed() throws IOException {
    try (AdbPort port = new AdbPort()) {
      return port.number();
    }
  }

  int number() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().readNBytes(QUESTION);
        client.getOutputStream().write("OKAY00040029".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The test has closed one of the two.
        continue;
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
