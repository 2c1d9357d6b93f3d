package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A claim is held by one run, which knows that it has it. */
class PostgresClaimsTest {

  private static final TrialKey KEY = new TrialKey("network", "training", "here", "recipe", 1, "t");

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private String address;

  private final StoreWatch waits =
      new StoreWatch() {
        @Override
        public void says(String message) {
          told.add(message);
        }

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  @BeforeEach
  void name() {
    address = PostgresProgram.shared().address();
  }

  private ResultStore open(String address) {
    return open(address, Lease.USUAL);
  }

  private ResultStore open(String address, Lease lease) {
    return ((PostgresAddress) StoreAddress.of(address)).open(waits, lease);
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

  @Test
  void aRunThatEndsGivesItsClaimsUp() {
    try (ResultStore other = open(address)) {
      try (ResultStore one = open(address)) {
        assertThat(one.claim(KEY)).isPresent();
      }
      assertThat(other.claim(KEY)).isPresent();
    }
  }

  /** The run does not take its own unfinished claim for that of another, and wait for itself. */
  @Test
  void aClaimWhoseCommitIsLostIsMadeAgainAndIsGivenUpWhole() throws Exception {
    String host = PostgresProgram.shared().host();
    int port = Integer.parseInt(host.replaceFirst(".*:", ""));
    try (CutConnection cut = CutConnection.to(port, "INSERT INTO claim");
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

  /** As after a kill, or on a computer that sleeps. */
  @Test
  void aRunWithoutASignOfLifeLosesItsClaimsAndSaysSo() throws Exception {
    Lease silent = new Lease(Duration.ofHours(1), Duration.ofSeconds(2));
    Lease hasty = new Lease(Duration.ofMillis(300), Duration.ofMillis(50));
    try (ResultStore one = open(address, silent);
        ResultStore other = open(address, hasty)) {
      Claim lost = one.claim(KEY).orElseThrow();
      while (other.claim(KEY).isEmpty()) {
        Thread.sleep(20);
      }
      while (told.isEmpty()) {
        Thread.sleep(20);
      }
      assertThat(told)
          .singleElement()
          .asString()
          .contains("another run has taken over a trial", "stored first is kept");
      lost.close();
      assertThat(one.claim(KEY)).isEmpty();
    }
  }

  @Test
  void signsOfLifeKeepAClaim() throws Exception {
    try (ResultStore one = open(address, new Lease(Duration.ofHours(1), Duration.ofMillis(50)));
        ResultStore other = open(address, new Lease(Duration.ofSeconds(2), Duration.ofHours(1)))) {
      assertThat(one.claim(KEY)).isPresent();
      Thread.sleep(3_000);
      assertThat(other.claim(KEY)).isEmpty();
    }
  }

  /** What a claim that was given up without an answer left goes with the next sign of life. */
  @Test
  void aRowThatNobodyKnowsOfIsRemoved() throws Exception {
    Lease quick = new Lease(Duration.ofHours(1), Duration.ofMillis(50));
    TrialKey another = new TrialKey("other", "training", "here", "recipe", 1, "t");
    try (ResultStore one = open(address, quick);
        ResultStore other = open(address)) {
      assertThat(one.claim(KEY)).isPresent();
      long number = PostgresKeys.of("trial", another.toString());
      PostgresProgram.shared()
          .sql(
              "SET search_path TO " + address.replaceFirst(".*=", ""),
              "INSERT INTO claim SELECT " + number + ", run, holder, seen FROM claim");
      while (other.claim(another).isEmpty()) {
        Thread.sleep(20);
      }
      assertThat(other.claim(KEY)).isEmpty();
    }
  }

  /** The run has waited for the server before, and ends now. */
  @Test
  @Timeout(120)
  void aClaimIsGivenUpWithoutWaitingForAServerThatIsAway() {
    PostgresProgram server = PostgresProgram.made();
    server.start("-F");
    try (ResultStore store = open(server.address())) {
      Claim claim = store.claim(KEY).orElseThrow();
      server.stop();
      claim.close();
      server.start("-F");
      assertThat(store.claim(KEY)).isPresent();
    } finally {
      server.stop();
    }
  }
}
