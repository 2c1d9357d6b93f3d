package io.unetlab.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One network, one text, one hash. */
class CanonicalTextTest {

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(30),
        Arbitraries.strings().withChars("ab1 .:#-'\"\\{}[],&*!|>%@`?~\t\n").ofMinLength(1));
  }

  @Property(tries = 500)
  void writtenTextReadsAsTheSameNetwork(@ForAll("seeds") long seed) {
    UNetSpec spec = RandomSpecs.next(new Random(seed));
    String text = spec.yaml();
    UNetSpec again = read(text);

    assertThat(Meaning.of(again)).isEqualTo(Meaning.of(spec));
    assertThat(again.yaml()).isEqualTo(text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Property(tries = 1000)
  void theHashIsTheSameExactlyWhenTheNetworkIs(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    UNetSpec spec = RandomSpecs.next(random);
    UNetSpec changed = RandomChange.of(spec, random).named("other", "Other");

    assertThat(changed.hash().equals(spec.hash()))
        .as("%s%s", spec.yaml(), changed.yaml())
        .isEqualTo(Meaning.of(changed).equals(Meaning.of(spec)))
        .isEqualTo(text(changed).equals(text(spec)));
  }

  @Property(tries = 500)
  void anyNameIsReadAsItWasWritten(@ForAll("names") String name) {
    Assume.that(!name.isBlank());
    UNetSpec spec = RandomSpecs.next(new Random(1)).named(name, name + "?");
    UNetSpec again = read(spec.yaml());

    assertThat(again.name()).isEqualTo(name);
    assertThat(again.title()).isEqualTo(name + "?");
  }

  private static String text(UNetSpec spec) {
    return spec.named("any", "Any").yaml();
  }

  private static UNetSpec read(String text) {
    Source source = new Source("written.yaml", text);
    return NetworkKinds.UNET.require(SpecLoader.load(source, Path.of("."), SpecPatch.EMPTY));
  }
}
