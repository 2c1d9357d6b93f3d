package io.unetlab.profiler.device.adb.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A device's side of adb on a port of this machine. It can do what a bad cable, a full day and a
 * careless user do.
 */
public final class StandInDevice implements AutoCloseable {

  private final ServerSocket server;
  private final Sandbox sandbox;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger streams = new AtomicInteger();
  private final AtomicInteger pushes = new AtomicInteger();
  private volatile boolean authorized = true;
  private volatile boolean spoils;
  private volatile boolean deaf;
  private volatile int lingerMillis;

  /** A device whose commands see a folder of the test. */
  public StandInDevice(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** As adb names it. */
  public String serial() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** From now on no computer's key is good enough. */
  public void deny() {
    authorized = false;
  }

  /** Changes a byte in everything that is pushed. */
  public void spoilPushes() {
    spoils = true;
  }

  /** Takes so long for each piece that is pushed. */
  public void lingerOnPushes(int millis) {
    lingerMillis = millis;
  }

  /** Files pushed so far. */
  public int pushes() {
    return pushes.get();
  }

  /** Pulls the cable; nothing can connect until it is plugged in again. */
  public void unplug() {
    deaf = true;
    connections.forEach(Connection::drop);
    connections.clear();
  }

  public void plugIn() {
    deaf = false;
  }

  @Override
  public void close() throws IOException {
    server.close();
    unplug();
  }

  boolean authorized() {
    return authorized;
  }

  int nextStream() {
    return streams.incrementAndGet();
  }

  void countPush() {
    pushes.incrementAndGet();
  }

  byte[] spoil(byte[] data) {
    if (spoils && data.length > 0) {
      data[data.length / 2] ^= 1;
    }
    return data;
  }

  void linger() throws IOException {
    try {
      Thread.sleep(lingerMillis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  void serve(String service, DeviceStream stream) {
    start(
        () -> {
          int colon = service.indexOf(':');
          String command = service.substring(colon + 1);
          if (service.startsWith("sync")) {
            new SyncService(stream, this).serve();
          } else if (service.matches("(?s)(shell|exec)[:,].*")) {
            boolean split = service.startsWith("shell,v2");
            ShellService.serve(sandbox.command(command), stream, split);
          } else {
            stream.finish();
          }
        });
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Connection connection = new Connection(server.accept(), this);
      if (deaf) {
        connection.drop();
      } else {
        connections.add(connection);
        start(connection::run);
      }
    }
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The client is gone.
                return;
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stand-in device");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a thread of the device does. */
  private interface Task {

    void run() throws IOException, InterruptedException;
  }
}
