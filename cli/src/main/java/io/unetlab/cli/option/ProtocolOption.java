package io.unetlab.cli.option;

import io.unetlab.profiler.latency.LatencyProtocol;
import picocli.CommandLine.Option;

/** {@code --protocol}, on every command that measures. */
public final class ProtocolOption {

  /** The available protocols. */
  enum Choice {
    QUICK(LatencyProtocol.QUICK),
    CAREFUL(LatencyProtocol.CAREFUL);

    private final LatencyProtocol protocol;

    Choice(LatencyProtocol protocol) {
      this.protocol = protocol;
    }
  }

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = {
        "quick (a first look) or careful (for publication; minutes per network);",
        "${DEFAULT-VALUE} if left out."
      })
  private Choice choice;

  public LatencyProtocol protocol() {
    return choice.protocol;
  }
}
