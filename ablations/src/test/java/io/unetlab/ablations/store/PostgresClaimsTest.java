package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A claim is held by one run, which knows that it has it. */
class PostgresClaimsTest {

  private static final TrialKey KEY = new TrialKey("network", "training", "here", "recipe", 1, "t");

  private static final StoreWatch WAITS =
      new StoreWatch() {
        @Override
        public void waits(String message) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private String address;

  @BeforeEach
  void name() {
    address = PostgresProgram.shared().address();
  }

  private static ResultStore open(String address) {
    return StoreAddress.of(address).open(WAITS);
  }

  @Test
  void aTrialIsClaimedOnceUntilItIsGivenUp() {
    try (ResultStore one = open(address);
        ResultStore other = open(address)) {
      Claim claim = one.claim(KEY).orElseThrow();
      assertThat(one.claim(KEY)).isEmpty();
      assertThat(other.claim(KEY)).isEmpty();
      claim.close();
      assertThat(other.claim(KEY)).isPresent();
      assertThat(one.claim(KEY)).isEmpty();
    }
  }

  /** The run does not take its own unfinished claim for that of another, and wait for itself. */
  @Test
  void aClaimWhoseCommitIsLostIsMadeAgainAndIsGivenUpWhole() throws Exception {
    String host = PostgresProgram.shared().host();
    int port = Integer.parseInt(host.replaceFirst(".*:", ""));
    try (CutConnection cut = CutConnection.to(port, "pg_try_advisory_lock");
        ResultStore one = open(address.replace(host, "127.0.0.1:" + cut.port()));
        ResultStore other = open(address)) {
      Optional<Claim> claim = one.claim(KEY);
      assertThat(cut.isCut()).isTrue();
      assertThat(claim).isPresent();
      assertThat(other.claim(KEY)).isEmpty();
      claim.get().close();
      assertThat(other.claim(KEY)).isPresent();
    }
  }
}
