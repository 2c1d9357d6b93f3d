package io.unetlab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says, and what is made of it where it says nothing. */
class SystemFilesTest {

  @TempDir private Path folder;

  private File write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toFile();
  }

  @Test
  void readsTheStatusOfAProcess() throws IOException {
    File status =
        write(
            "status",
            "Name:\tmain\nVmPeak:\t  999 kB\nVmHWM:\t  123456 kB\nCpus_allowed:\tf0\n"
                + "Cpus_allowed_list:\t4-7\n");
    assertThat(new ProcessStatus(status).peakBytes()).isEqualTo(123456 * 1024L);
    assertThat(new ProcessStatus(status).cpusAllowed()).isEqualTo("f0");
  }

  @Test
  void aStatusThatIsNotThereSaysNothing() {
    ProcessStatus none = new ProcessStatus(folder.resolve("none").toFile());
    assertThat(none.peakBytes()).isZero();
    assertThat(none.cpusAllowed()).isEmpty();
  }

  @Test
  void readsTheClockOfEachCore() throws IOException {
    write("cpu0/cpufreq/scaling_cur_freq", "1803000\n");
    write("cpu1/online", "0\n");
    write("cpu2/cpufreq/scaling_cur_freq", "2850000\n");
    write("cpufreq/policy0", "");
    write("cpu0/cpufreq/cpuinfo_max_freq", "2000000\n");
    assertThat(new CoreClocks(folder.toFile()).khz()).containsExactly(1803000, 0, 2850000);
    assertThat(new CoreClocks(folder.toFile()).maximumKhz()).containsExactly(2000000, 0, 0);
  }

  @Test
  void coresThatDoNotSayHowFastTheyAreGiveNoClocks() throws IOException {
    write("cpu0/online", "1\n");
    assertThat(new CoreClocks(folder.toFile()).khz()).isEmpty();
    assertThat(new CoreClocks(folder.resolve("none").toFile()).khz()).isEmpty();
  }
}
