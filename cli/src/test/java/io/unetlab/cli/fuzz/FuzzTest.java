package io.unetlab.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.spec.source.ProblemPrinter;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.io.FileUtils;

/**
 * Whatever a file holds, a command prints its result or the user's mistakes, in text without
 * control characters: no other exception, no hang.
 *
 * <p>Every build tries the same few inputs for each reader. {@code -Pfuzz} tries 100,000 for each;
 * {@code -Dfuzz.shift=N} makes others of them. A few inputs for each reader in every build; the
 * number that {@code -Pfuzz} sets otherwise.
 */
@Tag("fuzz")
class FuzzTest {

  // Ends a hanging command; not a speed limit.
  private static final Duration HANG = Duration.ofMinutes(1);

  private static final String SEED = "20261129";
  private static final int SHIFT = Integer.getInteger("fuzz.shift", 0);

  private static final String MODELS = "examples/models";
  private static final String PIPELINES = "arch-spec/src/test/resources/pipelines";
  private static final String STUDIES = "ablations/src/test/resources/studies";
  private static final String BAD_STUDIES = "ablations/src/test/resources/bad";
  private static final String TINY = "builders/src/test/resources/reference/sd15_tiny";

  private static Path directory = Path.of("");
  private static List<Path> store = List.of();

  @BeforeContainer
  static void prepare() throws IOException {
    directory = Files.createTempDirectory("fuzz");
    for (String sources : List.of(MODELS, PIPELINES, "examples/mobilediffusion", STUDIES)) {
      FileUtils.copyDirectory(CommandRun.home().resolve(sources).toFile(), directory.toFile());
    }
    Path study = CommandRun.home().resolve("reports/src/test/resources/study/study.yaml");
    Path results = directory.resolve("stored/results.db");
    check("run", study, "--no-latency", "--out", results.getParent());
    store = List.of(results);
  }

  @AfterContainer
  static void remove() throws IOException {
    FileUtils.deleteDirectory(directory.toFile());
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void networks(@ForAll("networkFiles") Mutant mutant) {
    Path file = mutant.writeTo(directory);
    check("show", file, "--depth", "1");
    check("validate", file);
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void studies(@ForAll("studyFiles") Mutant mutant) {
    Path file = mutant.writeTo(directory);
    check("validate", file);
    check("plan", file, "--gflops", "200");
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void evidence(@ForAll("csvFiles") Mutant mutant) {
    mutant.writeTo(directory);
    check("validate", directory.resolve("trained.yaml"));
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void diffusersConfigs(@ForAll("configFiles") Mutant mutant) {
    check("import", "diffusers", mutant.writeTo(directory));
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void latencies(@ForAll("latencyFiles") Mutant mutant) {
    Path file = mutant.writeTo(directory);
    for (String format : List.of("text", "csv", "markdown", "json")) {
      check("import", "latency", file, "--format", format);
    }
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void devices(@ForAll("deviceFiles") Mutant mutant) {
    check("validate", mutant.writeTo(directory));
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void checkpoints(@ForAll("checkpointFiles") Mutant mutant) {
    Problems problems = new Problems();
    Optional<WeightStore> weights = WeightStore.open(mutant.writeTo(directory), problems);
    assertThat(weights.isPresent()).isNotEqualTo(problems.hasErrors());
    checkText(new ProblemPrinter(false).print(problems));
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void stores(@ForAll("storeFiles") Mutant mutant) {
    Path file = mutant.writeTo(directory);
    check("results", file);
    check("decide", file);
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void patches(@ForAll("assignments") String assignment) {
    Path network = CommandRun.home().resolve(TINY).resolve("spec.yaml");
    check("show", network, "--set", assignment);
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void limits(@ForAll("rules") String limit) {
    check("decide", store.get(0), "--where", limit);
    check("decide", store.get(0), "--minimize", limit);
    check("decide", store.get(0), "--set", "select.where=" + limit);
  }

  @Provide
  Arbitrary<Mutant> networkFiles() {
    return mutants(Corpus.files(".yaml", MODELS, PIPELINES, "arch-spec/src/test/resources/seeds"));
  }

  @Provide
  Arbitrary<Mutant> studyFiles() {
    return mutants(Corpus.files(".yaml", STUDIES, BAD_STUDIES, "examples/mobilediffusion"));
  }

  @Provide
  Arbitrary<Mutant> csvFiles() {
    return mutants(Corpus.files(".csv", STUDIES));
  }

  @Provide
  Arbitrary<Mutant> configFiles() {
    return mutants(Corpus.files(".json", "arch-spec/src/test/resources/diffusers/good"));
  }

  @Provide
  Arbitrary<Mutant> latencyFiles() {
    String read = "profiler/src/test/resources/importer/read";
    return mutants(
        Corpus.files("", read, "examples/latencies").stream()
            .filter(file -> !file.toString().endsWith(".expected"))
            .toList());
  }

  @Provide
  Arbitrary<Mutant> deviceFiles() {
    return mutants(
        Corpus.files(".yaml", "examples/devices", "profiler/src/test/resources/devices/bad"));
  }

  @Provide
  Arbitrary<Mutant> checkpointFiles() {
    return mutants(Corpus.files("io.safetensors", TINY));
  }

  @Provide
  Arbitrary<Mutant> storeFiles() {
    return mutants(store);
  }

  @Provide
  Arbitrary<String> assignments() {
    return mutatedText(
        List.of(
            "levels[0].transformers=0",
            "levels[*].up.resnets=1",
            "transformer.feed_forward.ratio=4",
            "latent.size=[64, 48]",
            "levels[-1]={channels: 64}"));
  }

  @Provide
  Arbitrary<String> rules() {
    return mutatedText(List.of("fid <= 18", "macs <= 180 GMACs", "params<=4e8", "latency < 40ms"));
  }

  private static Arbitrary<Mutant> mutants(List<Path> seeds) {
    return Combinators.combine(Arbitraries.of(seeds), mutations()).as(Mutant::new);
  }

  private static Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    return Combinators.combine(Arbitraries.of(Mutation.Kind.class), number, number)
        .as((kind, where, amount) -> new Mutation(kind, where + SHIFT, amount + SHIFT))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Arbitrary<String> mutatedText(List<String> seeds) {
    return Combinators.combine(Arbitraries.of(seeds), mutations())
        .as(
            (seed, mutations) -> {
              byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
              for (Mutation mutation : mutations) {
                bytes = mutation.applyTo(bytes);
              }
              return new String(bytes, StandardCharsets.UTF_8);
            });
  }

  private static void check(Object... arguments) {
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    CommandRun run = run(words);
    String all = run.out() + run.err();
    assertThat(run.code()).as(() -> Arrays.toString(words) + "\n" + all).isIn(0, 2, 3);
    checkText(all);
  }

  private static void checkText(String text) {
    assertThat(unprintable(text)).as(text).isEmpty();
  }

  private static CommandRun run(String... words) {
    return assertTimeoutPreemptively(HANG, () -> CommandRun.of(words));
  }

  private static List<String> unprintable(String text) {
    List<String> found = new ArrayList<>();
    text.codePoints()
        .filter(each -> "\r\n\t".indexOf(each) < 0 && isControl(each))
        .forEach(each -> found.add("U+%04X".formatted(each)));
    return found;
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.FORMAT -> codePoint >= 0x200e && codePoint <= 0x2069; // order of text
      default -> false;
    };
  }
}
