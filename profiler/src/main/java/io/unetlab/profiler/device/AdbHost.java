package io.unetlab.profiler.device;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an adb server listens that devices are attached to: on another machine of the network, or
 * at this end of a tunnel. It says how a device is reached, so no result depends on it.
 *
 * @param address a name or an IP address, in lower case; of IPv6 without brackets
 */
public record AdbHost(String address, int port) {

  /** Where adb servers listen unless they are told otherwise. */
  public static final int USUAL_PORT = 5037;

  /** {@code name}, {@code name:port}, {@code [IPv6]} or {@code [IPv6]:port}. */
  static final String FORM =
      "(?:((?![0-9]+(?::|$))[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)"
          + "|\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?)\\])"
          + "(?::([0-9]{1,5}))?";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final int HIGHEST_PORT = 65_535;

  public AdbHost {
    Objects.requireNonNull(address, "address");
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("a port is 1 to " + HIGHEST_PORT + ", not " + port);
    }
  }

  /** Reads {@code lab-3}, {@code lab-3:5037} or {@code [::1]:5038}; empty for any other text. */
  public static Optional<AdbHost> parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String port = matcher.group(3);
    int number = port == null ? USUAL_PORT : Integer.parseInt(port);
    if (number < 1 || number > HIGHEST_PORT) {
      return Optional.empty();
    }
    String name = Objects.requireNonNullElse(matcher.group(1), matcher.group(2));
    return Optional.of(new AdbHost(name.toLowerCase(Locale.ROOT), number));
  }

  /** Whether it is this end of a tunnel, or this machine's own server. */
  public boolean isLoopback() {
    return address.equals("localhost") || address.startsWith("127.") || address.equals("::1");
  }

  /**
   * The address to connect to: for {@code localhost} a number, since adb would start a server by
   * that name.
   */
  public String target() {
    return address.equals("localhost") ? "127.0.0.1" : address;
  }

  /** {@code lab-3:5037}, the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return bracketed(address) + ":" + port;
  }

  /** An IPv6 address in brackets, anything else as it is. */
  public static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
