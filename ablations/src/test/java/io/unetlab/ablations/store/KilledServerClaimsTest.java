package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed by SIGKILL keeps its runs' claims, however long it is down. */
@Tag("slow")
class KilledServerClaimsTest {

  private static final TrialKey KEY = new TrialKey("network", "training", "here", "recipe", 1, "t");

  private PostgresProgram server;
  private PostgresAddress address;

  @BeforeEach
  void start() {
    server = PostgresProgram.made();
    server.start();
    address = (PostgresAddress) StoreAddress.of(server.address());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  /** The run that claimed asks for nothing meanwhile: it trains. */
  @Test
  void aClaimOutlivesTheServerAndIsThatOfItsRunAgain() throws Exception {
    Lease signs = new Lease(Duration.ofHours(1), Duration.ofMillis(100));
    Lease three = new Lease(Duration.ofSeconds(3), Duration.ofHours(1));
    try (ResultStore one = address.open(StoreWatch.NONE, signs)) {
      assertThat(one.claim(KEY)).isPresent();
      server.kill();
      Thread.sleep(4_000);
      server.start();
      try (ResultStore other = address.open(StoreWatch.NONE, three)) {
        assertThat(other.claim(KEY)).isEmpty();
        Thread.sleep(4_000);
        assertThat(other.claim(KEY)).isEmpty();
      }
    }
    try (ResultStore other = address.open(StoreWatch.NONE, three)) {
      assertThat(other.claim(KEY)).isPresent();
    }
  }

  /** Its run was killed with the server. */
  @Test
  void aClaimOfNobodyIsFreeAfterItsLease() throws Exception {
    Lease silent = new Lease(Duration.ofHours(1), Duration.ofHours(1));
    Lease three = new Lease(Duration.ofSeconds(3), Duration.ofHours(1));
    try (ResultStore one = address.open(StoreWatch.NONE, silent)) {
      assertThat(one.claim(KEY)).isPresent();
      server.kill();
      server.start();
      try (ResultStore other = address.open(StoreWatch.NONE, three)) {
        assertThat(other.claim(KEY)).isEmpty();
        while (other.claim(KEY).isEmpty()) {
          Thread.sleep(100);
        }
      }
    }
  }
}
