package io.unetlab.profiler.device.adb.standin;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One adb server's connection: packets in, streams opened by name. */
final class Connection implements Runnable {

  private static final int VERSION = 0x01000001;
  private static final int LARGEST_PACKET = 1 << 18;
  private static final int TOKEN = 1;
  private static final int SIGNATURE = 2;
  private static final String BANNER =
      "device::ro.product.name=standin;ro.product.model=Stand_in;ro.product.device=standin;"
          + "features=shell_v2,cmd,stat_v2";

  private final Socket socket;
  private final StandInDevice device;
  private final Map<Integer, DeviceStream> streams = new ConcurrentHashMap<>();

  Connection(Socket socket, StandInDevice device) {
    this.socket = socket;
    this.device = device;
  }

  @Override
  public void run() {
    try (socket) {
      // Packets are small and often follow one another: none waits until the last is confirmed.
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        take(AdbPacket.read(in));
      }
    } catch (IOException e) {
      // The way is gone; so are the services on it.
      streams.values().forEach(DeviceStream::hangUp);
    }
  }

  synchronized void send(AdbPacket packet) throws IOException {
    packet.write(socket.getOutputStream());
  }

  void drop() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(AdbPacket packet) throws IOException {
    switch (packet.command()) {
      case "CNXN" -> greet();
      case "OPEN" -> open(packet);
      case "WRTE" -> write(packet);
      case "OKAY" -> stream(packet, DeviceStream::acknowledged);
      case "CLSE" -> stream(packet, DeviceStream::hangUp);
      case "AUTH" -> refuse(packet);
      default -> {}
    }
  }

  private void greet() throws IOException {
    if (device.authorized()) {
      send(
          new AdbPacket(
              "CNXN", VERSION, LARGEST_PACKET, BANNER.getBytes(StandardCharsets.US_ASCII)));
    } else {
      demand();
    }
  }

  private void demand() throws IOException {
    send(new AdbPacket("AUTH", TOKEN, 0, new byte[20]));
  }

  // No signature is good enough; a key waits for a user who never touches the screen.
  private void refuse(AdbPacket answer) throws IOException {
    if (answer.first() == SIGNATURE) {
      demand();
    }
  }

  private void open(AdbPacket packet) throws IOException {
    int local = device.nextStream();
    DeviceStream stream = new DeviceStream(this, local, packet.first());
    streams.put(local, stream);
    send(new AdbPacket("OKAY", local, packet.first()));
    device.serve(packet.text(), stream);
  }

  private void write(AdbPacket packet) throws IOException {
    stream(packet, stream -> stream.received(packet.data()));
    send(new AdbPacket("OKAY", packet.second(), packet.first()));
  }

  private void stream(AdbPacket packet, Consumer<DeviceStream> action) {
    DeviceStream stream = streams.get(packet.second());
    if (stream != null) {
      action.accept(stream);
    }
  }
}
