package io.unetlab.profiler.device;

import java.util.Objects;

/**
 * How the agent's process ended. That says little by itself: only the agent's {@code end} line says
 * that all went well, but where that line is missing, this tells why.
 *
 * @param code 137 for one that the system killed, for want of memory for instance
 * @param complaint what it printed beside its lines; empty for nothing
 */
public record AgentExit(int code, String complaint) {

  private static final int MOST = 2000;

  public AgentExit {
    Objects.requireNonNull(complaint, "complaint");
  }

  /** The complaint with what the process said, its last words when it said much. */
  public String explain(String message) {
    String said = complaint.strip();
    String last = said.length() <= MOST ? said : "..." + said.substring(said.length() - MOST);
    return message + "; exit code " + code + (last.isEmpty() ? "" : "; it says: " + last);
  }
}
