package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Supply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every cluster promises; its test extends this and connects to one. */
abstract class ClusterContract {

  @TempDir Path notes;

  private final KeptOutputs outputs = new KeptOutputs();

  /** Connected; the contract leaves it open. */
  abstract Cluster cluster();

  private void run(String... parts) {
    cluster().run(ScriptJob.of(notes), Supply.of(List.of(parts)), outputs, () -> false);
  }

  private boolean noted(String name) {
    return Files.exists(notes.resolve(name));
  }

  private List<String> noted() throws IOException {
    try (Stream<Path> files = Files.list(notes)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyPartsOutputComesBackOnce() {
    String[] parts = IntStream.range(0, 100).mapToObj(i -> "say x" + i).toArray(String[]::new);

    run(parts);

    Map<Integer, String> expected = new TreeMap<>();
    IntStream.range(0, 100).forEach(i -> expected.put(i, "x" + i));
    assertThat(outputs.done()).isEqualTo(expected);
    assertThat(outputs.failed()).isEmpty();
    assertThat(outputs.twice()).isEmpty();
  }

  @Test
  void aPartMayComeWhenAnotherIsDone() {
    Supply<String> parts =
        outputs.oneByOne(List.of("say a", "fail broken", "say b", "fail-once c", "say d"));
    cluster().run(ScriptJob.of(notes), parts, outputs, () -> false);

    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 2, "b", 3, "c", 4, "d"));
    assertThat(outputs.failed()).containsOnlyKeys(1);
    assertThat(outputs.twice()).isEmpty();
  }

  @Test
  void outputsComeOnTheThreadThatAsksForThem() {
    Set<Thread> threads = new HashSet<>();
    cluster()
        .run(
            ScriptJob.of(notes),
            Supply.of(List.of("say a", "fail broken", "say b")),
            new Cluster.Outputs() {
              @Override
              public void done(int part, String output) {
                threads.add(Thread.currentThread());
              }

              @Override
              public void failed(int part, String reason) {
                threads.add(Thread.currentThread());
              }
            },
            () -> false);

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void nothingIsDoneForNoParts() throws IOException {
    run();

    assertThat(noted()).isEmpty();
    assertThat(outputs.done()).isEmpty();
  }

  @Test
  void whatAPartThrowsIsItsFailureAndLetsTheOthersGoOn() {
    run("say a", "fail broken", "say b", "memory full", "say c");

    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 2, "b", 4, "c"));
    assertThat(outputs.failed()).containsOnlyKeys(1, 3);
    assertThat(outputs.failed().get(1)).contains("broken");
    assertThat(outputs.failed().get(3)).contains("full");
    assertThat(outputs.twice()).isEmpty();
  }

  @Test
  void aPartThatFailedIsTriedAgain() {
    run("fail-once a", "say b");

    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 1, "b"));
  }

  @Test
  void aProcessOpensAJobOnceAndClosesIt() throws IOException {
    run(IntStream.range(0, 20).mapToObj(i -> "process " + i).toArray(String[]::new));
    run("say another");

    HashSet<String> processes = new HashSet<>(outputs.done().values());
    assertThat(outputs.twice()).containsExactly(0);
    processes.remove("another");
    List<String> opened = noted().stream().filter(it -> it.startsWith("opened")).toList();
    assertThat(opened).hasSizeLessThanOrEqualTo(2 * processes.size());
    assertThat(opened).extracting(it -> it.split("-", -1)[1]).containsAll(processes);
  }

  @Test
  void filesAreOnTheMachinesThatReadThem(@TempDir Path here) throws IOException {
    Path one = Files.writeString(here.resolve("one.txt"), "first");
    Path same = Files.createDirectories(here.resolve("folder")).resolve("one.txt");
    Files.writeString(same, "second");

    cluster()
        .run(
            new ScriptJob(notes, List.of(one, here.resolve("folder")), ScriptJob.Opens.ALL),
            Supply.of(List.of("read " + one, "read " + same)),
            outputs,
            () -> false);

    assertThat(outputs.failed()).isEmpty();
    assertThat(outputs.done()).isEqualTo(Map.of(0, "first", 1, "second"));
  }

  @Test
  void aJobThatNoMachineCanOpenSaysWhy() {
    Cluster cluster = cluster();
    assertThatThrownBy(
            () ->
                cluster.run(
                    new ScriptJob(notes, List.of(), ScriptJob.Opens.NONE),
                    Supply.of(List.of("say a", "say b")),
                    outputs,
                    () -> false))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("no library of that name")
        .hasMessageNotContaining("\n");
    assertThat(outputs.done()).isEmpty();
  }

  @Test
  void oneThatIsStoppedEndsWhatRuns() {
    long start = System.nanoTime();
    cluster()
        .run(
            ScriptJob.of(notes),
            Supply.of(List.of("say a", "sleep long 600000", "sleep longer 600000")),
            outputs,
            () -> noted("started-long"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(5));
    assertThat(noted("interrupted-long")).isTrue();
    assertThat(outputs.done().keySet()).isSubsetOf(0);
    assertThat(outputs.failed()).isEmpty();

    run("say after");
    assertThat(outputs.done()).containsEntry(0, "after");
  }

  @Test
  void whatTheReceiverThrowsEndsTheJob() {
    Cluster.Outputs full =
        new Cluster.Outputs() {
          @Override
          public void done(int part, String output) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public void failed(int part, String reason) {}
        };
    assertThat(
            catchThrowable(
                () ->
                    cluster()
                        .run(
                            ScriptJob.of(notes),
                            Supply.of(List.of("say a", "sleep long 600000")),
                            full,
                            () -> false)))
        .hasMessage("the disk is full");
  }
}
