package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One study measures on phones of several hosts: the hosts concurrently, one phone of each. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
final class HostTargetsTest extends StandInTool {

  /** The first start on a host waits until the tool was started on the other host too. */
  private static final String MEETING =
      """
      #!/bin/sh
      device=$(cd ../../../../.. && pwd -P)
      host=${device%/*}
      top=${host%/*}
      touch $host.met
      echo ${host##*/} ${device##*/} >>$top/order
      i=0
      while [ "$(ls -d $top/*.met | wc -l)" -lt 2 ]; do
        i=$((i + 1))
        [ $i -lt 1200 ] || { echo "the other host did not measure meanwhile" >&2; exit 1; }
        sleep 0.05
      done
      exec $top/tool.sh "$@"
      """;

  @BeforeEach
  void writeTheStudy() throws IOException {
    Files.copy(Path.of(BASE), folder.resolve("base.yaml"));
    Files.move(folder.resolve("benchmark_model.sh"), folder.resolve("tool.sh"));
    program("benchmark_model.sh", MEETING);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        kind: study
        name: desks
        base: base.yaml
        factors:
          - name: ratio
            options:
              - {name: base}
              - {name: one, set: {transformer.feed_forward.ratio: 1}}
        design: {one_at_a_time: all}
        metrics: [params, macs, latency]
        targets:
          - {name: one, device: one.yaml}
          - {name: two, device: two.yaml}
          - {name: far, device: far.yaml}
          - {name: gone, device: gone.yaml}
        select: {minimize: macs}
        """);
  }

  private void attach(String name, String serial, int port) throws IOException {
    Files.createDirectories(folder.resolve("at-" + port).resolve(serial));
    device(name, "serial: " + serial + "\nhost: localhost:" + port);
  }

  @Test
  void hostsMeasureTogetherAndPhonesOfOneInTurn() throws Exception {
    int closed = AdbPort.closed();
    try (AdbPort near = new AdbPort();
        AdbPort far = new AdbPort()) {
      attach("one", "A1", near.number());
      attach("two", "A2", near.number());
      attach("far", "A1", far.number());
      attach("gone", "B9", closed);
      Path report = folder.resolve("report");
      String[] run = {"run", folder.resolve("study.yaml").toString(), "--out", report.toString()};

      assertThat(unetlab(ExitCode.DONE, run))
          .contains("Measured on one (", "Measured on two (", "Measured on far (");
      assertThat(errors())
          .contains(
              "nothing was measured on gone: the adb server at localhost:" + closed + " cannot be");
      assertThat(turns("at-" + near.number())).containsExactlyInAnyOrder("A1", "A2");
      int starts = order().size();

      assertThat(unetlab(ExitCode.DONE, run)).contains("Measured on far (");
      assertThat(order()).hasSize(starts);
    }
  }

  /** The devices of a host by the order of their turns; one may have several. */
  private List<String> turns(String host) throws IOException {
    List<String> turns = new ArrayList<>();
    for (String line : order()) {
      String[] words = line.split(" ");
      boolean same = !turns.isEmpty() && turns.get(turns.size() - 1).equals(words[1]);
      if (words[0].equals(host) && !same) {
        turns.add(words[1]);
      }
    }
    return turns;
  }

  private List<String> order() throws IOException {
    return Files.readAllLines(folder.resolve("order"));
  }
}
