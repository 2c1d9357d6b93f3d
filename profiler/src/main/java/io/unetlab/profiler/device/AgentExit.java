package io.unetlab.profiler.device;

import java.util.Objects;

/**
 * How the agent's process ended. Only the agent's {@code end} line proves success; where it is
 * missing, this explains why.
 *
 * @param code 137 when the system killed it, for example for lack of memory
 * @param complaint other output of the process; may be empty
 */
public record AgentExit(int code, String complaint) {

  private static final int MOST = 2000;

  public AgentExit {
    Objects.requireNonNull(complaint, "complaint");
  }

  /** The message with the output of the process, shortened to its end. */
  public String explain(String message) {
    String said = complaint.strip();
    String last = said.length() <= MOST ? said : "..." + said.substring(said.length() - MOST);
    return message + "; exit code " + code + (last.isEmpty() ? "" : "; it says: " + last);
  }
}
