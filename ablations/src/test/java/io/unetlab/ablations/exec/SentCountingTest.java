package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.exec.CountingCluster.Fewest;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.OtherMachines;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study whose variants other machines build and count ends as one that is counted here. */
class SentCountingTest {

  private static final String LARGE = "../../../../../benchmarks/studies/hundred_thousand";

  /** 2,700 variants: three parts. */
  private static final String THREE_PARTS =
      "design={factorial: [width, activation, attention, ratio, convolution, residual_blocks,"
          + " heads]}";

  /** 9,720 variants, enough for tables. */
  private static final String TABLED =
      "design={factorial: [placement, width, self_attention, activation, attention, ratio,"
          + " residual_blocks, key_value, convolution]}";

  @TempDir private Path folder;

  private final List<String> news = new ArrayList<>();
  private Counted machines;

  /** Machines with limits. */
  private static final class Counted implements Cluster {

    private final OtherMachines machines;

    /** Variants that they were given. */
    private int variants;

    /** The part that they cannot do. */
    private int failing = -1;

    /** How many parts' outputs arrive; several threads ask it whether to stop. */
    private volatile int most = 1_000;

    /** Whether they run out of memory at the second network that is counted. */
    private boolean breaking;

    private Counted(OtherMachines machines) {
      this.machines = machines;
    }

    @Override
    public void run(Job job, Supply<String> supply, Outputs outputs, BooleanSupplier stopped) {
      List<String> parts = supply.rest();
      variants += (int) parts.stream().flatMap(String::lines).count();
      Outputs some =
          new Outputs() {
            @Override
            public void done(int part, String output) {
              if (part == failing) {
                outputs.failed(part, "its machines were lost");
              } else if (most > 0) {
                outputs.done(part, breaking ? broken(output) : output);
                most = most - 1;
              }
            }

            @Override
            public void failed(int part, String reason) {
              outputs.failed(part, reason);
            }
          };
      machines.run(job, Supply.of(parts), some, stopped);
    }

    private static String broken(String output) {
      int second = output.indexOf("\n=", output.indexOf("\n=") + 1) + 1;
      String rest = output.substring(output.indexOf('\n', second));
      return output.substring(0, second) + "~\"out of memory\"" + rest;
    }

    @Override
    public int slots() {
      return machines.slots();
    }

    @Override
    public void close() {
      machines.close();
    }
  }

  @BeforeEach
  void start() {
    machines = new Counted(new OtherMachines(folder, 2));
  }

  @AfterEach
  void stop() {
    machines.close();
  }

  private RunSettings there(String name, String... set) throws IOException {
    Path file = Studies.DIRECTORY.resolve(name + ".yaml");
    SpecPatch patch = SentStudy.patch(Arrays.asList(set));
    StudyFiles files = StudyFiles.copy(file, StudyLoader.files(file, patch));
    SentStudy study = new SentStudy(files, Arrays.asList(set));
    return RunSettings.PLAIN.with(new CountingCluster(machines, study, Fewest.ANY, news::add));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blocks",
        "choice",
        "conditions",
        "exact",
        "pipeline",
        "rejects",
        "small",
        "space",
        "trained",
        "trained_small"
      })
  void everyResultIsTheSame(String name) throws IOException {
    StudySpec study = Studies.load(name);

    StudyResult result = StudyRunner.run(study, there(name));

    assertThat(machines.variants).isPositive();
    assertThat(result).isEqualTo(StudyRunner.run(study));
  }

  @Test
  void whatTheCommandLineChangesIsChangedThereToo() throws IOException {
    String change = "base.levels[0].channels=48";
    StudySpec study = Studies.load("small", change);

    StudyResult result = StudyRunner.run(study, there("small", change));

    assertThat(result).isEqualTo(StudyRunner.run(study));
    assertThat(result.trials()).isNotEqualTo(Studies.run("small").trials());
  }

  @Tag("slow")
  @Test
  void countsFromTablesAreTheSame() throws IOException {
    StudySpec study = Studies.load(LARGE, TABLED);
    assertThat(tables(study).get()).isPresent();

    StudyResult result = StudyRunner.run(study, there(LARGE, TABLED));

    assertThat(machines.variants).isEqualTo(9_720);
    assertThat(result).isEqualTo(StudyRunner.run(study));
  }

  @Test
  void fewVariantsAreCountedHere() throws IOException {
    StudyRunner.run(Studies.load("small"), from(1_000, there("small")));

    assertThat(machines.variants).isZero();
  }

  /** At the end, all of its variants are known, although no store has them. */
  @Test
  void aSearchInSmallRoundsSendsNothing() throws IOException {
    StudySpec study = Studies.load("space");

    StudyResult result = StudyRunner.run(study, from(50, there("space")));

    assertThat(machines.variants).isZero();
    assertThat(result.trials()).hasSizeGreaterThan(50);
    assertThat(result).isEqualTo(StudyRunner.run(study));
  }

  private RunSettings from(int fewest, RunSettings there) {
    CountingCluster any = there.cluster().orElseThrow();
    Fewest some = new Fewest(fewest, 1);
    return RunSettings.PLAIN.with(new CountingCluster(any.cluster(), any.study(), some, news::add));
  }

  @Test
  void withTablesManyMoreAreCountedHere() {
    CheckedTables none = tables(Studies.load("small"));
    CheckedTables made = tables(Studies.load(LARGE, TABLED));

    assertThat(Fewest.USUAL.allow(19_999, none)).isFalse();
    assertThat(Fewest.USUAL.allow(20_000, none)).isTrue();
    assertThat(Fewest.USUAL.allow(97_200, made)).isFalse();
    assertThat(Fewest.USUAL.allow(1_500_000, made)).isTrue();
  }

  private static CheckedTables tables(StudySpec study) {
    return new CheckedTables(study, DesignPlanner.plan(study).variants());
  }

  @Tag("slow")
  @Test
  void aStoppedStudySendsOnlyTheRest() throws IOException {
    StudySpec study = Studies.load(LARGE, THREE_PARTS);
    MemoryStore store = new MemoryStore();
    RunSettings settings = there(LARGE, THREE_PARTS).with(store);
    machines.most = 1;
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> StudyRunner.run(study, settings.withStopped(() -> machines.most < 1)));
    machines.most = 1_000;
    int known = store.variants().size();
    machines.variants = 0;

    StudyResult result = StudyRunner.run(study, settings);

    assertThat(known).isIn(1_024, 652);
    assertThat(machines.variants).isEqualTo(2_700 - known);
    assertThat(result.trials()).isEqualTo(StudyRunner.run(study).trials());
  }

  @Test
  void hashesOfAnotherVersionAreNotUsed() throws IOException {
    StudySpec study = Studies.load("small");
    MemoryStore store = new MemoryStore();
    RunSettings settings = there("small").with(store);
    StudyResult first = StudyRunner.run(study, settings);
    store.exchangeHashes();
    machines.variants = 0;

    StudyResult second = StudyRunner.run(study, settings);

    assertThat(machines.variants).isEqualTo(first.trials().size());
    assertThat(second.trials()).isEqualTo(first.trials());
  }

  @Test
  void aPartThatFailsIsCountedHereAndTold() throws IOException {
    machines.failing = 0;

    StudyResult result = StudyRunner.run(Studies.load("small"), there("small"));

    assertThat(result).isEqualTo(Studies.run("small"));
    assertThat(news)
        .containsExactly(
            "the cluster failed at "
                + result.trials().size()
                + " variants, which are counted here: its machines were lost");
  }

  @Tag("slow")
  @Test
  void theOtherPartsAreThoseOfTheCluster() throws IOException {
    StudySpec study = Studies.load(LARGE, THREE_PARTS);
    MemoryStore store = new MemoryStore();
    machines.failing = 1;

    StudyResult result = StudyRunner.run(study, there(LARGE, THREE_PARTS).with(store));

    assertThat(result.trials()).isEqualTo(StudyRunner.run(study).trials());
    assertThat(result.failed()).isEmpty();
    assertThat(store.variants()).hasSize(2_700);
  }

  /** Several for each slot, none of which takes a moment only or half a minute. */
  @Test
  void partsAreAsLargeAsTheClusterAllows() {
    assertThat(SentCounting.size(97_200, 2)).isEqualTo(8_100);
    assertThat(SentCounting.size(97_200, 8)).isEqualTo(2_025);
    assertThat(SentCounting.size(97_200, 400)).isEqualTo(1_024);
    assertThat(SentCounting.size(10_000_000, 16)).isEqualTo(8_192);
    assertThat(SentCounting.size(97_200, 0)).isEqualTo(8_192); // no machine has come yet
  }

  /** A failing network is its variant's. */
  @Test
  void aNetworkThatBreaksIsAFailedTrialAndTheStudyGoesOn() throws IOException {
    machines.breaking = true;

    StudyResult result = StudyRunner.run(Studies.load("choice"), there("choice"));

    assertThat(result.failed())
        .hasSize(1)
        .allSatisfy(it -> assertThat(it.obstacle()).contains("out of memory"));
    assertThat(result.completed()).isNotEmpty();
    assertThat(result.decision().winner()).isPresent();
  }

  @Test
  void aStoreThatFailsEndsTheRun() throws IOException {
    MemoryStore full =
        new MemoryStore() {
          @Override
          public synchronized void add(List<TrialOutcome> some) {
            throw new UncheckedIOException(new IOException("the disk is full"));
          }
        };
    RunSettings settings = there("small").with(full);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> StudyRunner.run(Studies.load("small"), settings))
        .withMessageContaining("the disk is full");
  }
}
