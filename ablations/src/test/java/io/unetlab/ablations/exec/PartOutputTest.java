package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.trial.BrokenRule;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other machines found out arrives as they found it. */
class PartOutputTest {

  private static final List<Factor> FACTORS = Studies.load("blocks").factors();
  private static final List<Variant> VARIANTS =
      DesignPlanner.plan(Studies.load("blocks")).variants().subList(0, 6);

  private static TrialKey key(String hash) {
    return new CountEvaluator().key(hash, 0);
  }

  private static MetricSet values(List<String> names, String... values) {
    return MetricSet.of(names, List.of(values).stream().map(BigDecimal::new).toList());
  }

  @Test
  void everyKindOfOutcomeArrives() {
    List<Built> built =
        List.of(
            Built.known(VARIANTS.get(0), "a0"),
            Built.known(VARIANTS.get(1), "b1"),
            Built.known(VARIANTS.get(2), "c2"),
            Built.failed(VARIANTS.get(3), "java.lang.Error: two\nlines \"quoted\""),
            Built.broken(
                VARIANTS.get(4),
                List.of(new BrokenRule("SPEC012", "an é\tand\r\n"), new BrokenRule("SPEC1", ""))),
            Built.known(VARIANTS.get(5), "d3"));
    List<TrialOutcome> counted =
        List.of(
            new TrialOutcome.Done(key("a0"), values(List.of("params", "x"), "12", "1.50"), ""),
            new TrialOutcome.Refused(key("b1"), "COST001 too\nlarge"),
            new TrialOutcome.Broken(key("c2"), "java.lang.StackOverflowError"),
            new TrialOutcome.Done(key("d3"), values(List.of("macs"), "1E+30"), "{\"a\": \"b c\"}"));
    PartOutput.Writer writer = new PartOutput.Writer();
    writer.add(built.get(0));
    writer.add(counted.get(0));
    writer.add(built.get(1));
    writer.add(counted.get(1));
    writer.add(built.get(2));
    writer.add(counted.get(2));
    writer.add(built.get(3));
    writer.add(built.get(4));
    writer.add(built.get(5));
    writer.add(counted.get(3));

    PartOutput read = PartOutput.read(writer.text(), VARIANTS);

    assertThat(read.built()).isEqualTo(built);
    assertThat(read.counted()).isEqualTo(counted);
  }

  @Test
  void variantsGoAsOptions() {
    String text = PartInput.text(VARIANTS, FACTORS);

    assertThat(text.lines()).hasSize(6).first().asString().matches("0( 0)*");
    assertThat(PartInput.read(text, FACTORS)).isEqualTo(VARIANTS);
  }

  @Test
  void anotherTextIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PartOutput.read("hello\n", VARIANTS));
  }
}
