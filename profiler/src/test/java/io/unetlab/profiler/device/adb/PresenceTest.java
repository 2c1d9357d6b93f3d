package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device that one computer uses is refused to the others, and only as long as it is used. */
@Tag("slow")
@Timeout(120)
class PresenceTest extends StandInTest {

  private static final String OTHERS_FOLDER = "run-1-2-3-4";

  private Process otherSession() throws IOException {
    return otherSession(OTHERS_FOLDER);
  }

  /** A session of another computer, as it looks on the device. */
  private Process otherSession(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of(sandbox.base(), name));
    Process process = new ProcessBuilder("sleep", "1000").directory(folder.toFile()).start();
    Files.writeString(folder.resolve("owner"), process.pid() + " desk-7\n");
    return process;
  }

  private static void end(Process process) {
    process.destroyForcibly().onExit().join();
  }

  @Test
  void anotherComputersDeviceIsRefusedUntilItIsDone() throws IOException {
    Process other = otherSession();
    try {
      assertRefused(this::open, "the computer desk-7 uses device " + device.serial() + " now");
      assertThat(runs()).containsExactly(OTHERS_FOLDER);
    } finally {
      end(other);
    }
    open().close();
    assertThat(runs()).containsExactly(OTHERS_FOLDER);
  }

  /** The number of its process is that of no process here. */
  @Test
  void aComputerOfTheSameNameIsNotTakenForAnEndedProcess() throws IOException {
    Process ended = new ProcessBuilder("true").start();
    end(ended);
    String name =
        RunOwner.ownName()
            .replaceAll("-\\d+-\\d+-[0-9a-f]+-\\d+$", "-" + ended.pid() + "-1-0123456789abcdef-0");
    Process other = otherSession(name);
    try {
      assertRefused(this::open, "the computer desk-7 uses device " + device.serial() + " now");
      assertThat(runs()).containsExactly(name);
    } finally {
      end(other);
    }
    open().close();
    assertNothingLeft();
  }

  /** Its process has the number of this one, and started in the same second. */
  @Test
  void aComputerOfTheSameNameIsNotTakenForThisProcess() throws IOException {
    String name = RunOwner.ownName().replaceAll("-[0-9a-f]+-\\d+$", "-0123456789abcdef-0");
    Process other = otherSession(name);
    try {
      assertRefused(this::open, "the computer desk-7 uses device " + device.serial() + " now");
      assertThat(runs()).containsExactly(name);
    } finally {
      end(other);
    }
    open().close();
    assertNothingLeft();
  }

  /** Its host never learned that the connection ended, since the link was cut at that time. */
  @Test
  void aSessionThatWasNotHeardOfForMinutesDoesNotCount() throws IOException {
    Process other = otherSession();
    Path beat = Files.createFile(Path.of(sandbox.base(), OTHERS_FOLDER, "beat"));
    try {
      assertRefused(this::open, "the computer desk-7 uses device " + device.serial() + " now");
      Instant before = Instant.now().minus(Duration.ofMinutes(3));
      Files.setLastModifiedTime(beat, FileTime.from(before));
      open().close();
    } finally {
      end(other);
    }
  }

  @Test
  void aSessionIsHeardOfWhileItLasts() throws Exception {
    try (DeviceTransport transport = open()) {
      Path beat = Path.of(sandbox.base(), runs().get(0), "beat");
      for (int i = 0; i < 600 && !Files.exists(beat); i++) {
        Thread.sleep(100);
      }
      assertThat(beat).exists();
      assertThat(presence().isAlive()).isTrue();
    }
    assertNothingLeft();
  }

  @Test
  void aSessionIsSeenWhileItLastsAndNotAfterIt() throws IOException {
    ProcessHandle presence;
    try (DeviceTransport transport = open()) {
      presence = presence();
      assertThat(transport.run(call(30), line -> {}).code()).isZero();
      assertThat(presence.isAlive()).isTrue();
    }
    ended(presence);
    assertNothingLeft();
  }

  @Test
  void aCrashEndsIt() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Process crashed = HostMain.start(server, device, sandbox, jar);
    ProcessHandle presence = presence();
    end(crashed);
    ended(presence);
    open().close();
  }

  @Test
  void afterABreakItIsRenewedUnlessAnotherComputerCame() throws IOException {
    try (DeviceTransport transport = open()) {
      ProcessHandle presence = presence();
      device.unplug();
      device.plugIn();
      ended(presence);
      transport.awaitReturn();
      assertThat(presence().pid()).isNotEqualTo(presence.pid());

      device.unplug();
      ended(presence());
      Process other = otherSession();
      device.plugIn();
      assertRefused(transport::awaitReturn, "the computer desk-7 uses device");
      end(other);
    }
  }

  private ProcessHandle presence() throws IOException {
    String name = runs().stream().filter(it -> !it.equals(OTHERS_FOLDER)).findFirst().orElseThrow();
    String owner = Files.readString(Path.of(sandbox.base(), name, "owner"));
    return ProcessHandle.of(Long.parseLong(owner.substring(0, owner.indexOf(' ')))).orElseThrow();
  }

  private static void ended(ProcessHandle process) {
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
