package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AdbHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request with the same text, and keeps what it was asked. */
final class FakeAdbServer implements AutoCloseable {

  private final ServerSocket server;
  private final String answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeAdbServer(String answer) throws IOException {
    this.server = new ServerSocket(0, 16, InetAddress.getByName("127.0.0.1"));
    this.answer = answer;
    Thread thread = new Thread(this::serve, "fake adb server");
    thread.setDaemon(true);
    thread.start();
  }

  AdbHost host() {
    return new AdbHost("localhost", server.getLocalPort());
  }

  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        int length = Integer.parseInt(read(client, 4), 16);
        requests.add(read(client, length));
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The test has closed one of the two.
        continue;
      }
    }
  }

  private static String read(Socket client, int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
