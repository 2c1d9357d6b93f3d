package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.spec.source.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A host's adb server, asked for its version before adb runs a command there. adb would end a
 * server of another version, on whatever host, and so all that others do with it; and it would
 * start a server on this machine in place of a tunnel that is closed.
 */
final class HostServer {

  private static final String QUESTION = "000chost:version";
  private static final String GOOD = "OKAY";
  private static final int HEX = 16;
  private static final int DIGITS = 4;

  private final AdbHost host;
  private final int client;
  private final Duration limit;

  /**
   * @param client the version of the adb program here
   * @param limit for connecting, and for each part of the answer
   */
  HostServer(AdbHost host, int client, Duration limit) {
    this.host = host;
    this.client = client;
    this.limit = limit;
  }

  /**
   * Throws unless a server that the adb program can talk to answers: a lost exception if it may
   * come back.
   */
  void require() {
    int server = version();
    if (server != client) {
      throw DeviceException.refused(
          "the adb server at "
              + host
              + " is of version "
              + server
              + ", the adb program here of "
              + client
              + ": adb would end that server, so it is not asked anything; install the same"
              + " platform tools on both, or name an adb of that version as UNETLAB_ADB");
    }
  }

  private int version() {
    int millis = Math.toIntExact(limit.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.target(), host.port()), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
      return version(socket.getInputStream());
    } catch (UnknownHostException e) {
      throw DeviceException.refused(
          "the name of the adb host "
              + host
              + " is unknown here; correct it, or add it to"
              + " this machine's DNS or /etc/hosts");
    } catch (SocketTimeoutException e) {
      throw lost("did not answer within " + limit.toSeconds() + " s; " + WayToHost.check(host));
    } catch (EOFException e) {
      throw lost(
          "ended the connection without an answer; run adb start-server on the host that the tunnel"
              + " leads to");
    } catch (IOException e) {
      throw lost("cannot be reached: " + Reason.of(e) + "; " + WayToHost.check(host));
    }
  }

  private int version(InputStream in) throws IOException {
    String answer = text(in, GOOD.length());
    if (answer.equals(GOOD)) {
      try {
        int length = Integer.parseInt(text(in, DIGITS), HEX);
        return Integer.parseInt(text(in, length), HEX);
      } catch (NumberFormatException e) {
        throw foreign();
      }
    }
    throw foreign();
  }

  private static String text(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private DeviceException foreign() {
    return DeviceException.refused(
        "what answers at "
            + host
            + " is no adb server; correct the host's port: the usual one is "
            + AdbHost.USUAL_PORT);
  }

  private DeviceException lost(String what) {
    return DeviceException.lost("the adb server at " + host + " " + what);
  }
}
