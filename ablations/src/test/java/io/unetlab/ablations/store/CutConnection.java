package io.unetlab.ablations.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way to a server that breaks once, after the server has answered a statement and before it hears
 * of the commit: it ends, or what is sent over it from then on vanishes.
 */
final class CutConnection implements AutoCloseable {

  private static final int BYTES = 1 << 16;

  private final ServerSocket listening;
  private final int server;
  private final String statement;
  private final boolean silent;
  private final AtomicBoolean whole = new AtomicBoolean(true);

  private CutConnection(ServerSocket listening, int server, String statement, boolean silent) {
    this.listening = listening;
    this.server = server;
    this.statement = statement;
    this.silent = silent;
  }

  /**
   * Opens a port of this machine that leads to another one.
   *
   * @param statement part of the statement after which it breaks
   */
  static CutConnection to(int server, String statement) throws IOException {
    return to(server, statement, false);
  }

  /** The same, but neither end notices that it broke. */
  static CutConnection silently(int server, String statement) throws IOException {
    return to(server, statement, true);
  }

  private static CutConnection to(int server, String statement, boolean silent) throws IOException {
    ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    CutConnection cut = new CutConnection(listening, server, statement, silent);
    start(cut::accept);
    return cut;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Whether it has broken. */
  boolean isCut() {
    return !whole.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cut connection");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> ask(client, there));
        start(() -> answer(there, client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  // The server closes the connection when it has undone what was under way, and freed its locks.
  private static void answer(Socket there, Socket client) {
    try (client;
        there) {
      there.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException closed) {
      return;
    }
  }

  // The client sends its next request when it has the answer to the last one.
  private void ask(Socket client, Socket there) {
    try {
      InputStream in = client.getInputStream();
      OutputStream out = there.getOutputStream();
      byte[] buffer = new byte[BYTES];
      boolean last = false;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (last && whole.compareAndSet(true, false)) {
          if (silent) {
            in.transferTo(OutputStream.nullOutputStream());
          }
          break;
        }
        out.write(buffer, 0, read);
        last = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(statement);
      }
      there.shutdownOutput();
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
