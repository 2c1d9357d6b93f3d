package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.DeviceFixtures;
import io.unetlab.reports.table.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about a run on a device whose figures are known. */
final class DeviceViewTest {

  private static final String NO_PHONE = "These times do not show how fast a phone is.";

  private static DeviceView view(DeviceKind kind) {
    return DeviceView.of(DeviceFixtures.run(kind));
  }

  /** The kind stands before the device's own words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PHONE     | phone latency on Maker One, Chip 1, Android 14 (API 34)
          DESKTOP   | latency on a desktop, not a phone: Maker One, Chip 1, Android 14 (API 34)
          EMULATOR  | latency in an emulator, not a phone: Maker One, Chip 1, Android 14 (API 34)
          SIMULATED | latency of a simulated device, not a phone: Maker One, Chip 1, Android 14 (API 34)
          """)
  void theHeadingSaysWhatKindOfDeviceItWas(DeviceKind kind, String heading) {
    assertThat(view(kind).heading()).isEqualTo(heading);
  }

  /** The last word is that it was no phone, unless it was one. */
  @ParameterizedTest
  @EnumSource
  void whatIsNoPhoneSaysSoAtTheEnd(DeviceKind kind) {
    List<String> notes = view(kind).notes();
    if (kind == DeviceKind.PHONE) {
      assertThat(notes).doesNotContain(NO_PHONE);
    } else {
      assertThat(notes).endsWith(NO_PHONE);
    }
  }

  /** A row for each round that was kept; what the device did not say is missing. */
  @Test
  void theCurveShowsTimeAndWarmth() {
    assertThat(view(DeviceKind.PHONE).curve().rows())
        .extracting(row -> row.stream().map(Cell::shown).toList())
        .containsExactly(
            List.of("warming", "1", "1", "10000.0", "0", "25.5", "100.0 %"),
            List.of("warming", "2", "60", "10000.0", missing(), missing(), missing()),
            List.of("warming", "3", "101", "12000.0", "1", "29.3", "71.0 %"));
  }

  private static String missing() {
    return Cell.missing().shown();
  }

  /** What a user gets at first and in the long run, before anything else. */
  @Test
  void theFirstMinuteAndTheLastThirdAreTold() {
    assertThat(view(DeviceKind.PHONE).notes())
        .first()
        .isEqualTo(
            "warming: 10000.0 ms in its first minute, 12000.0 ms in the last third of its runs.");
  }

  /** Throttled cores are reported; the round in between has no clock. */
  @Test
  void clocksThatFellAreTold() {
    assertThat(view(DeviceKind.PHONE).notes())
        .filteredOn(note -> note.contains("throttled"))
        .containsExactly(
            "warming: the cores were throttled to 71 % of their maximum clock in round 3, from 100 %"
                + " in the first: later rounds ran on a slower device.");
  }

  /** An aborted turn reports how many runs are discarded, and why. */
  @Test
  void aLostTurnIsTold() {
    assertThat(view(DeviceKind.PHONE).notes())
        .filteredOn(note -> note.contains("was aborted"))
        .containsExactly(
            "warming, round 2, attempt 1 was aborted after 1 run, which is discarded: the cable is out");
  }

  /** The latencies themselves are shown as this machine's are. */
  @Test
  void theTableIsThatOfAnyRun() {
    assertThat(view(DeviceKind.PHONE).table().rows())
        .singleElement()
        .satisfies(
            row -> assertThat(row.stream().map(Cell::shown)).startsWith("warming", "10,000"));
  }
}
