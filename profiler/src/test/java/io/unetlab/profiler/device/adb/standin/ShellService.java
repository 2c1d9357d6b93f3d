package io.unetlab.profiler.device.adb.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Runs commands as adbd does: output apart where it may be, and a hang-up for its own child alone.
 */
final class ShellService {

  private static final int IN = 0;
  private static final int OUT = 1;
  private static final int ERR = 2;
  private static final int EXIT = 3;

  private final Process process;
  private final DeviceStream stream;
  private final boolean split;

  private ShellService(Process process, DeviceStream stream, boolean split) {
    this.process = process;
    this.stream = stream;
    this.split = split;
  }

  /**
   * @param split whether both outputs and the exit code go in packets of their own
   */
  static void serve(ProcessBuilder command, DeviceStream stream, boolean split)
      throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(!split).start();
    if (split) {
      feed(process.getOutputStream(), stream);
    } else {
      process.getOutputStream().close();
    }
    stream.onHangUp(() -> hangUp(process));
    new ShellService(process, stream, split).serve();
  }

  /** Passes input on until it ends, or the connection does. */
  private static void feed(OutputStream in, DeviceStream stream) {
    Thread input =
        new Thread(
            () -> {
              try (in) {
                for (int kind = stream.read(); kind == IN; kind = stream.read()) {
                  in.write(stream.readNBytes(length(stream)));
                  in.flush();
                }
              } catch (IOException e) {
                // The command has ended.
                return;
              }
            });
    input.setDaemon(true);
    input.start();
  }

  private static int length(InputStream in) throws IOException {
    return ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private void serve() throws IOException, InterruptedException {
    Thread errors = new Thread(() -> pump(process.getErrorStream(), ERR));
    errors.start();
    pump(process.getInputStream(), OUT);
    errors.join();
    int code = process.waitFor();
    if (split) {
      stream.send(packet(EXIT, new byte[] {(byte) code}));
    }
    stream.finish();
  }

  private void pump(InputStream in, int kind) {
    byte[] buffer = new byte[1 << 14];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        byte[] data = Arrays.copyOf(buffer, n);
        stream.send(split ? packet(kind, data) : data);
      }
    } catch (IOException e) {
      // The reader is gone; closing the pipe signals that to the command.
      return;
    }
  }

  private static void hangUp(Process process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -HUP " + process.pid()).start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] packet(int kind, byte[] data) {
    ByteBuffer packet = ByteBuffer.allocate(5 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return packet.put((byte) kind).putInt(data.length).put(data).array();
  }
}
