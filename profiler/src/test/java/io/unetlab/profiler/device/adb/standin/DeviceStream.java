package io.unetlab.profiler.device.adb.standin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** One service's way to the other side: a packet is sent when the one before is acknowledged. */
final class DeviceStream extends InputStream {

  private static final byte[] END = new byte[0];

  private final Connection connection;
  private final int local;
  private final int remote;
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final Semaphore acknowledged = new Semaphore(1);
  private volatile boolean hungUp;
  private volatile Runnable onHangUp = () -> {};
  private byte[] current = END;
  private int next;

  DeviceStream(Connection connection, int local, int remote) {
    this.connection = connection;
    this.local = local;
    this.remote = remote;
  }

  /** What to do when the other side, or the way there, is gone. */
  void onHangUp(Runnable action) {
    onHangUp = action;
    if (hungUp) {
      action.run();
    }
  }

  void received(byte[] data) {
    received.add(data);
  }

  void acknowledged() {
    acknowledged.release();
  }

  void hangUp() {
    hungUp = true;
    received.add(END);
    acknowledged.release();
    onHangUp.run();
  }

  void send(byte[] data) throws IOException {
    try {
      acknowledged.acquire();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    if (hungUp) {
      acknowledged.release();
      throw new EOFException("the other side is gone");
    }
    connection.send(new AdbPacket("WRTE", local, remote, data));
  }

  /** Ends the stream from this side, once the last packet is acknowledged. */
  void finish() throws IOException {
    acknowledged.acquireUninterruptibly();
    acknowledged.release();
    if (!hungUp) {
      connection.send(new AdbPacket("CLSE", local, remote));
    }
  }

  @Override
  public int read() throws IOException {
    while (next == current.length) {
      try {
        current = received.take();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      next = 0;
      if (current.length == 0) {
        received.add(END);
        return -1;
      }
    }
    return current[next++] & 0xff;
  }
}
