package io.unetlab.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.source.ProblemPrinter;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any input to the reader ends in a spec or in problems, never in another exception. */
class HostileInputTest {

  private static final Path SEEDS = Path.of("src/test/resources/seeds");
  private static final List<String> FILES =
      List.of("base.yaml", "derived.yaml", "derived-twice.yaml", "text-time.yaml");

  private static final String[] TOKENS = {
    "kind",
    "unet",
    "study",
    "name",
    "title",
    "latent",
    "channels",
    "in_channels",
    "size",
    "text",
    "none",
    "tokens",
    "width",
    "groups",
    "resnet",
    "conv",
    "regular",
    "separable",
    "kernel",
    "activation",
    "silu",
    "resample",
    "transformer",
    "self_attention",
    "cross_attention",
    "heads",
    "head_width",
    "shared_kv",
    "both",
    "attention",
    "relu",
    "feed_forward",
    "ratio",
    "projection",
    "linear",
    "levels",
    "resnets",
    "transformers",
    "up",
    "middle",
    "extra",
    "text_time",
    "extends",
    "set",
    "base.yaml",
    "derived.yaml",
    "levels[0]",
    "levels[*].up",
    "levels[-1]",
    "levels[99]",
    "0",
    "-1",
    "1",
    "2",
    "3",
    "7",
    "31",
    "1000",
    "1000000",
    "2147483648",
    "1e308",
    "0.01",
    ".5",
    "1e-9",
    "nan",
    ".inf",
    "0x10",
    "true",
    "~",
    "''",
    "\"\\0\"",
    "[]",
    "{}",
    "[[[[",
    "{a: ",
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a ",
    "!!str ",
    "|",
    ">",
    "%",
    "@",
    "---",
    "...",
    "#",
    "\t",
    "\r",
    "\n",
    "\u0000",
    "\u2028",
    "\uFEFF",
    "é",
    "\uD83D\uDE00"
  };

  @Property(tries = 3000, seed = "20250101", shrinking = ShrinkingMode.OFF)
  void endsInASpecOrInProblems(
      @ForAll @IntRange(min = 0, max = 3) int seed,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0) Integer> mutations)
      throws IOException {
    byte[] bytes = Files.readAllBytes(SEEDS.resolve(FILES.get(seed)));
    for (int mutation : mutations) {
      bytes = mutated(bytes, new Random(mutation));
    }
    Source source = new Source("mutated.yaml", new String(bytes, StandardCharsets.UTF_8));
    Problems problems = new Problems();

    Optional<NetworkSpec> spec = SpecLoader.load(source, SEEDS, SpecPatch.EMPTY, problems);

    assertThat(spec.isPresent()).as(source.text()).isNotEqualTo(problems.hasErrors());
    assertThat(new ProblemPrinter(true).print(problems).isEmpty())
        .isEqualTo(problems.all().isEmpty());
  }

  @Property(tries = 1000, seed = "20250101")
  void aPathIsReadOrRejected(@ForAll String text) {
    Problems problems = new Problems();

    Optional<SpecPath> path = SpecPath.parse(text, new Source("--set", text).at(1, 1), problems);

    assertThat(path.isPresent()).isNotEqualTo(problems.hasErrors());
    path.ifPresent(it -> assertThat(it).hasToString(text));
  }

  @Property(tries = 500, seed = "20250101")
  void anAssignmentIsReadOrRejected(
      @ForAll @IntRange(min = 0, max = 1000) int random, @ForAll String text) {
    Random tokens = new Random(random);
    String path = "levels[*].up." + token(tokens).strip();
    for (String assignment : List.of(text, path + "=" + text, path + "=" + token(tokens) + text)) {
      Problems problems = new Problems();

      SpecPatch patch = SpecPatch.parse(assignment, problems);

      assertThat(patch.isEmpty()).as(assignment).isEqualTo(problems.hasErrors());
      SpecLoader.load(SEEDS.resolve("base.yaml"), patch, problems);
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> byteFlipped(bytes, random);
      case 1 -> lineMoved(bytes, random);
      default -> tokenSwapped(bytes, random);
    };
  }

  private static byte[] byteFlipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  // Removed, duplicated, or moved.
  private static byte[] lineMoved(byte[] bytes, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text(bytes).split("\n", -1)));
    String line = lines.remove(random.nextInt(lines.size()));
    int copies = random.nextInt(3);
    for (int i = 0; i < copies; i++) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return bytes(String.join("\n", lines));
  }

  private static byte[] tokenSwapped(byte[] bytes, Random random) {
    String[] words = text(bytes).split("\\b", -1);
    words[random.nextInt(words.length)] = token(random);
    return bytes(String.join("", words));
  }

  private static String token(Random random) {
    return TOKENS[random.nextInt(TOKENS.length)];
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
