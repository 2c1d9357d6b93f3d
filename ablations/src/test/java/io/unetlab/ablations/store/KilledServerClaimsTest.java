package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is killed by SIGKILL keeps its runs' claims, however long it is down. */
@Tag("slow")
@Timeout(180)
class KilledServerClaimsTest {

  private static final TrialKey KEY = new TrialKey("network", "training", "here", "recipe", 1, "t");

  private PostgresProgram server;
  private PostgresAddress address;
  private ClaimRows rows;

  @BeforeEach
  void start() {
    server = PostgresProgram.made();
    server.start();
    String text = server.address();
    address = (PostgresAddress) StoreAddress.of(text);
    rows = new ClaimRows(server, text);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  /** The run that claimed asks for nothing meanwhile: it trains. */
  @Test
  void aRunFindsTheServerAgainAndKeepsItsClaim() throws Exception {
    Lease often = new Lease(Duration.ofHours(1), Duration.ofMillis(100));
    try (ResultStore one = address.open(StoreWatch.NONE, often)) {
      assertThat(one.claim(KEY)).isPresent();
      server.kill();
      server.start();
      rows.age(KEY, "1 hour");
      while (rows.seconds(KEY).filter(it -> it < 1_800).isEmpty()) {
        Thread.sleep(20);
      }
    }
    assertThat(rows.seconds(KEY)).isEmpty();
  }

  /** Its run was killed with the server. */
  @Test
  void theTimeWhileTheServerIsDownDoesNotCount() throws Exception {
    Lease second = new Lease(Duration.ofSeconds(1), Duration.ofHours(1));
    try (ResultStore one = address.open(StoreWatch.NONE)) {
      assertThat(one.claim(KEY)).isPresent();
      rows.age(KEY, "1 hour");
      server.kill();
      server.start();
      try (ResultStore other = address.open(StoreWatch.NONE)) {
        assertThat(other.claim(KEY)).isEmpty();
      }
      try (ResultStore other = address.open(StoreWatch.NONE, second)) {
        while (other.claim(KEY).isEmpty()) {
          Thread.sleep(20);
        }
      }
    }
  }
}
