package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A claim is held by one run, which knows that it has it. */
@Timeout(120)
class PostgresClaimsTest {

  private static final TrialKey KEY = new TrialKey("network", "training", "here", "recipe", 1, "t");
  private static final TrialKey ANOTHER = new TrialKey("other", "training", "here", "", 1, "t");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Gives signs all the time. */
  private static final Lease OFTEN = new Lease(HOUR, Duration.ofMillis(50));

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private String address;
  private ClaimRows rows;

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
    rows = new ClaimRows(PostgresProgram.shared(), address);
  }

  private static int port() {
    return Integer.parseInt(PostgresProgram.shared().host().replaceFirst(".*:", ""));
  }

  private String through(CutConnection cut) {
    return address.replace(PostgresProgram.shared().host(), "127.0.0.1:" + cut.port());
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
    try (CutConnection cut = CutConnection.to(port(), "INSERT INTO claim");
        ResultStore one = open(through(cut));
        ResultStore other = open(address)) {
      Optional<Claim> claim = one.claim(KEY);
      assertThat(cut.isCut()).isTrue();
      assertThat(claim).isPresent();
      assertThat(other.claim(KEY)).isEmpty();
      claim.get().close();
      assertThat(other.claim(KEY)).isPresent();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(20);
    }
  }

  /** Until the next sign of life. */
  private void awaitSign(TrialKey key) throws Exception {
    rows.age(key, "1 hour");
    await(() -> rows.seconds(key).filter(it -> it < 1_800).isPresent());
  }

  /** As after a kill, or on a computer that sleeps. */
  @Test
  void aRunWithoutASignOfLifeLosesItsClaims() throws Exception {
    try (ResultStore one = open(address);
        ResultStore other = open(address, new Lease(SECOND, HOUR))) {
      Claim lost = one.claim(KEY).orElseThrow();
      rows.age(KEY, "1 hour");
      await(() -> other.claim(KEY).isPresent());
      lost.close();
      assertThat(one.claim(KEY)).isEmpty();
    }
  }

  /** The same command again, after a kill, continues at once. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theClaimOfAProcessOfThisComputerThatEndedIsFree() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    try (ResultStore one = open(address);
        ResultStore other = open(address)) {
      assertThat(one.claim(KEY)).isPresent();
      rows.set(KEY, "run = '" + ClaimRun.named(process.pid()) + "'");
      assertThat(other.claim(KEY)).isEmpty();
      process.destroyForcibly().waitFor();
      assertThat(other.claim(KEY)).isPresent();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aRunThatLostItsClaimSaysSo() throws Exception {
    try (ResultStore one = open(address, OFTEN)) {
      Claim lost = one.claim(KEY).orElseThrow();
      rows.set(KEY, "run = 'another run'");
      await(() -> !told.isEmpty());
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
    try (ResultStore one = open(address, OFTEN)) {
      assertThat(one.claim(KEY)).isPresent();
      awaitSign(KEY);
      awaitSign(KEY);
    }
  }

  @Test
  void nothingElseThatTheRunDoesDelaysASign() throws Exception {
    String url = "jdbc:postgresql://" + PostgresProgram.shared().host() + "/postgres";
    try (ResultStore one = open(address, OFTEN);
        Connection admin = DriverManager.getConnection(url, PostgresProgram.USER, "");
        Statement lock = admin.createStatement()) {
      assertThat(one.claim(KEY)).isPresent();
      admin.setAutoCommit(false);
      lock.execute("LOCK TABLE " + address.replaceFirst(".*=", "") + ".trial");
      CompletableFuture<?> find = CompletableFuture.supplyAsync(() -> one.find(List.of(KEY)));
      await(() -> rows.waiting() > 0);
      awaitSign(KEY);
      assertThat(find).isNotDone();
      admin.rollback();
      assertThat(find.get()).isEqualTo(Map.of());
    }
  }

  /** Neither end notices: a firewall dropped the connection. */
  @Test
  void aSignIsGivenOverAnotherConnectionWhenItsOwnFellSilent() throws Exception {
    try (CutConnection cut = CutConnection.silently(port(), "UPDATE claim");
        ResultStore one = open(through(cut), OFTEN)) {
      assertThat(one.claim(KEY)).isPresent();
      await(cut::isCut);
      awaitSign(KEY);
    }
  }

  @Test
  void whoHearsOfItMayFailAndTheSignsGoOn() throws Exception {
    StoreWatch fails =
        new StoreWatch() {
          @Override
          public void says(String message) {
            told.add(message);
            throw new IllegalStateException("the terminal is gone");
          }

          @Override
          public boolean isStopped() {
            return true;
          }
        };
    try (ResultStore one = ((PostgresAddress) StoreAddress.of(address)).open(fails, OFTEN)) {
      assertThat(one.claim(KEY)).isPresent();
      assertThat(one.claim(ANOTHER)).isPresent();
      rows.set(KEY, "run = 'another run'");
      await(() -> !told.isEmpty());
      awaitSign(ANOTHER);
    }
  }

  /** A run may measure for hours before it trains. */
  @Test
  void withoutClaimsThereAreNoSigns() throws Exception {
    try (ResultStore one = open(address, OFTEN)) {
      Claim claim = one.claim(KEY).orElseThrow();
      int before = rows.connections();
      claim.close();
      await(() -> rows.connections() < before);
      assertThat(one.claim(KEY)).isPresent();
      awaitSign(KEY);
    }
  }

  /** Its study may never be continued. */
  @Test
  void theClaimsOfAKilledRunAreRemoved() throws Exception {
    try (ResultStore one = open(address);
        ResultStore other = open(address, new Lease(SECOND, Duration.ofMillis(50)))) {
      assertThat(one.claim(KEY)).isPresent();
      rows.age(KEY, "1 hour");
      assertThat(other.claim(ANOTHER)).isPresent();
      await(() -> rows.seconds(KEY).isEmpty());
      assertThat(rows.seconds(ANOTHER)).isPresent();
    }
  }

  /** All lost it, and all need a while to find it again: also where another server took over. */
  @Test
  void aRunThatLostTheServerTakesNothingOverAtFirst() throws Exception {
    try (CutConnection cut = CutConnection.to(port(), "INSERT INTO claim");
        ResultStore one = open(address);
        ResultStore lost = open(through(cut), new Lease(Duration.ofMinutes(1), HOUR));
        ResultStore other = open(address, new Lease(SECOND, HOUR))) {
      assertThat(one.claim(KEY)).isPresent();
      assertThat(lost.claim(ANOTHER)).isPresent();
      assertThat(cut.isCut()).isTrue();
      rows.age(KEY, "1 hour");
      assertThat(lost.claim(KEY)).isEmpty();
      await(() -> other.claim(KEY).isPresent());
    }
  }

  /** What a claim that was given up without an answer left goes with the next sign of life. */
  @Test
  void aRowThatNobodyKnowsOfIsRemoved() throws Exception {
    try (ResultStore one = open(address, OFTEN);
        ResultStore other = open(address)) {
      assertThat(one.claim(KEY)).isPresent();
      long number = PostgresKeys.of("trial", ANOTHER.toString());
      rows.run("INSERT INTO claim SELECT " + number + ", run, holder, seen FROM claim");
      await(() -> other.claim(ANOTHER).isPresent());
      assertThat(other.claim(KEY)).isEmpty();
    }
  }

  /** The run has waited for the server before, and ends now. */
  @Test
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
