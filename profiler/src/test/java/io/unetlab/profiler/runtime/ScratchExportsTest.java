package io.unetlab.profiler.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchExportsTest {

  @Test
  void filesAreOutsideTheCacheOfTheirFormatAndDeletedInTheEnd() {
    Path file;
    try (ScratchExports files = new ScratchExports();
        Lease lease =
            files
                .exports(new TfliteExporter(), TfliteExporter.VERSION)
                .lease(ConvolutionKernel.graph(), 0, TfliteOptions.USUAL)) {
      file = lease.path();
      assertThat(file).isRegularFile();
      assertThat(file.startsWith(CacheDirectory.made("tflite"))).isFalse();
    }
    assertThat(file).doesNotExist();
  }
}
