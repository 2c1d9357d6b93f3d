package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.table.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A phone's row says what it is and how it is; a dash stands where it does not say. */
class DevicesViewTest {

  private static final SeenDevice PHONE =
      SeenDevice.asked(
          "39FX0",
          new SeenDevice.About(
              DeviceKind.PHONE,
              "Google Pixel 8",
              "Google Tensor G3",
              "Android 14 (API 34)",
              OptionalInt.of(34),
              List.of("arm64-v8a", "armeabi-v7a")),
          new DeviceState(
              OptionalInt.of(1),
              Map.of("skin", 33.5),
              OptionalInt.of(81),
              OptionalDouble.of(29.54),
              Optional.of(true)));

  private static final SeenDevice MUTE =
      SeenDevice.mute("R5CX1", "offline", "it is offline: plug it in again");

  @Test
  void aSerialIsCopiedFromTheTableAndNeverShortened() {
    String serial = "adb-0a1b2c3d-AbCdEf (2)._adb-tls-connect._tcp";

    assertThat(
            TextTable.render(
                DevicesView.table(List.of(PHONE, SeenDevice.mute(serial, "offline", "offline"))),
                80))
        .contains(serial);
  }

  @Test
  void theRowsForPeople() {
    assertThat(TextTable.render(DevicesView.table(List.of(PHONE, MUTE)), 200))
        .isEqualTo(
            """
            serial  state    kind   device          chip              system               ABI        thermal           battery    °C  ready
            ------  -------  -----  --------------  ----------------  -------------------  ---------  ---------  --------------  ----  -----
            39FX0   device   phone  Google Pixel 8  Google Tensor G3  Android 14 (API 34)  arm64-v8a  1 (light)  81 %, charging  29.5  no
            R5CX1   offline  –      –               –                 –                    –          –                       –     –  no
            """);
  }

  @Test
  void theRowsForProgramsKeepTheNumbers() {
    assertThat(CsvTable.render(DevicesView.table(List.of(PHONE)))).contains(",1,81,29.54,no");
  }

  @Test
  void eachNoteNamesItsDevice() {
    assertThat(DevicesView.notes(List.of(PHONE, MUTE)))
        .containsExactly(
            "39FX0: its thermal status is 1 (light): let it cool down, out of its case and the sun",
            "R5CX1: it is offline: plug it in again");
  }
}
