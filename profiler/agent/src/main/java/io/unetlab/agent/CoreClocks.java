package io.unetlab.agent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** The clock frequencies of the cores, as Linux reports them. */
final class CoreClocks {

  private final File cpus;

  CoreClocks(File cpus) {
    this.cpus = cpus;
  }

  /** The clocks of this machine. */
  static CoreClocks own() {
    return new CoreClocks(new File("/sys/devices/system/cpu"));
  }

  /** Current kilohertz by core, 0 for a core that is off; empty when no core reports it. */
  long[] khz() {
    return each("cpufreq/scaling_cur_freq");
  }

  /** Maximum kilohertz by core, in the same form. */
  long[] maximumKhz() {
    return each("cpufreq/cpuinfo_max_freq");
  }

  private long[] each(String file) {
    long[] khz = new long[cores()];
    for (int core = 0; core < khz.length; core++) {
      khz[core] = read(new File(folder(core), file));
    }
    return Arrays.stream(khz).anyMatch(one -> one > 0) ? khz : new long[0];
  }

  private int cores() {
    int cores = 0;
    while (folder(cores).isDirectory()) {
      cores++;
    }
    return cores;
  }

  private File folder(int core) {
    return new File(cpus, "cpu" + core);
  }

  private static long read(File file) {
    try {
      byte[] text = Files.readAllBytes(file.toPath());
      return Long.parseLong(new String(text, StandardCharsets.ISO_8859_1).trim());
    } catch (IOException | NumberFormatException | SecurityException unreported) {
      return 0;
    }
  }
}
