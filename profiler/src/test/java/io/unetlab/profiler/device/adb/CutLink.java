package io.unetlab.profiler.device.adb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The network between this machine and a host's adb server. While it is cut, it carries nothing and
 * is silent: connections stay open.
 */
final class CutLink implements AutoCloseable {

  private final ServerSocket near;
  private final int far;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private boolean cut; // guarded by this

  CutLink(int far) throws IOException {
    this.near = new ServerSocket(0, 16, InetAddress.getByName("127.0.0.1"));
    this.far = far;
    start(this::accept);
  }

  int port() {
    return near.getLocalPort();
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void join() {
    cut = false;
    notifyAll();
  }

  private synchronized void pass() throws InterruptedException {
    while (cut) {
      wait();
    }
  }

  private void accept() throws IOException {
    while (!near.isClosed()) {
      Socket client = near.accept();
      Socket server = new Socket(InetAddress.getByName("127.0.0.1"), far);
      sockets.addAll(List.of(client, server));
      start(() -> carry(client, server));
      start(() -> carry(server, client));
    }
  }

  private void carry(Socket from, Socket to) throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        pass();
        out.write(buffer, 0, n);
        out.flush();
      }
      pass(); // an end does not get through either
    }
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // One of the two is gone.
                return;
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    near.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** What a thread of the link does. */
  private interface Task {

    void run() throws IOException, InterruptedException;
  }
}
