package io.unetlab.ablations.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.proxy.ProxyValues.Row;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyAgreementsTest {

  @TempDir private Path folder;

  /** Twelve networks: the score ranks them as training does, MACs nearly, parameters not. */
  private static ProxyValues values() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("params", (double) (i * 5 % 12));
      values.put("macs", 100.0 - (i ^ 1));
      values.put("output_error", i * 0.25);
      values.put("loss_after_90", 1 + i / 10.0);
      values.put("long_loss_seed_1", 0.5 + i / 100.0);
      if (i < 11) {
        values.put("long_loss_seed_2", 0.5 + (i ^ 1) / 100.0);
      }
      rows.add(new Row(i == 0 ? "base" : "blocks=" + i, "a" + i, values));
    }
    return new ProxyValues(rows);
  }

  @Test
  void whatIsCheaperThanTrainingIsComparedWithIt() {
    ProxyAgreements agreements = ProxyAgreements.of(values());

    assertThat(agreements.networks()).isEqualTo(12);
    assertThat(agreements.seeds()).containsExactly("long_loss_seed_1");
    assertThat(agreements.baseline()).isEqualTo(Proxy.MACS);
    assertThat(agreements.proxies())
        .extracting(it -> it.proxy().column())
        .containsExactly("params", "macs", "output_error", "loss_after_90");
    ProxyAgreement score = agreements.proxies().get(2);
    assertThat(score.spearman().orElseThrow().value()).isEqualTo(1);
    assertThat(score.kendall().orElseThrow().value()).isEqualTo(1);
    assertThat(score.overBaseline().orElseThrow().low()).isNotNegative();
    ProxyAgreement macs = agreements.proxies().get(1);
    assertThat(macs.spearman().orElseThrow().value()).isCloseTo(1 - 6.0 * 12 / 1716, within(1e-9));
    assertThat(macs.overBaseline()).isEmpty();
    assertThat(agreements.ceiling().orElseThrow().count()).isEqualTo(11);
  }

  @Test
  void aTableThatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("values.csv");
    Files.writeString(file, values().csv());
    assertThat(ProxyValues.read(file)).isEqualTo(values());
  }

  @Test
  void everythingWrongWithATableIsReported() throws IOException {
    Path file = folder.resolve("values.csv");
    Files.writeString(file, "variant,network,macs\nbase,1,many\na=b,2\nc=d,3,NaN\n");
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> ProxyValues.read(file))
        .satisfies(
            it ->
                assertThat(it.problems())
                    .extracting(problem -> problem.location().line())
                    .containsExactlyInAnyOrder(2, 3, 4));
    Files.writeString(file, "spec,fid\n");
    assertThatExceptionOfType(SpecException.class).isThrownBy(() -> ProxyValues.read(file));
  }

  @Test
  void withoutLongTrainingsNothingIsCompared() {
    ProxyValues none = new ProxyValues(List.of(new Row("base", "a", Map.of("macs", 1.0))));
    ProxyAgreements agreements = ProxyAgreements.of(none);
    assertThat(agreements.networks()).isZero();
    assertThat(agreements.proxies().get(0).spearman()).isEmpty();
  }
}
