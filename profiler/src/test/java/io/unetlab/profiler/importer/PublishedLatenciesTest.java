package io.unetlab.profiler.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Statistic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example holds what papers and vendors published, and says so of every figure. */
final class PublishedLatenciesTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path FILE = EXAMPLES.resolve("latencies/published.yaml");

  private final List<ImportedLatency> latencies = LatencyImport.read(FILE).latencies();

  @Test
  void everyFigureIsPublishedAndHasItsSource() {
    assertThat(latencies)
        .hasSize(23)
        .allMatch(it -> it.latency().how() == HowKnown.PUBLISHED)
        .noneMatch(it -> it.source().text().isBlank())
        .allMatch(it -> it.network().part().isPresent());
  }

  @Test
  void noFigureClaimsMoreThanItsSource() {
    assertThat(latencies)
        .allMatch(it -> it.latency().statistic() == Statistic.NOT_TOLD)
        .allMatch(it -> it.latency().n().isEmpty())
        .allMatch(it -> it.latency().device().kind().isEmpty())
        .allMatch(it -> it.network().specHash().isEmpty());
  }

  @Test
  void everyNetworkIsAnExample() {
    assertThat(latencies)
        .allMatch(it -> Files.exists(EXAMPLES.resolve("models/" + it.network().name() + ".yaml")));
  }

  @ParameterizedTest
  @CsvSource({
    "sd15, iPhone 14 Pro, 1700",
    "snapfusion, iPhone 14 Pro, 230",
    "snapfusion, iPhone 13 Pro Max, 315",
    "snapfusion, iPhone 12 Pro Max, 526",
    "sd15, Exynos 2400, 1350.3",
    "bk_sdm_tiny, Exynos 2400, 454.3",
    "sd15, Galaxy S25, 60.171",
    "sd21_base, Galaxy S25, 53.213",
    "sd15, Galaxy S24, 79.077",
    "sd21_base, Galaxy S24, 69.688"
  })
  void aUNetsLatencyIsThePublishedOne(String network, String device, double ms) {
    assertThat(latencies)
        .filteredOn(it -> it.network().part().equals(Optional.of(NetworkPart.UNET)))
        .filteredOn(it -> it.network().name().equals(network))
        .filteredOn(
            it ->
                it.latency()
                    .device()
                    .name()
                    .or(it.latency().device()::soc)
                    .equals(Optional.of(device)))
        .extracting(it -> it.latency().ms())
        .containsExactly(ms);
  }
}
