package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Sends variants to a cluster, and passes on what comes back. */
final class SentCounting implements Cluster.Outputs {

  /** A part of so many takes a core about a tenth of a second, once Java has compiled the code. */
  private static final int LEAST = 1_024;

  /** And of so many half a second, or a second with the counts of whole networks. */
  private static final int MOST = 8_192;

  /** Parts of different machines end at different times: with several each, none waits long. */
  private static final int PARTS_PER_SLOT = 6;

  private final CountingPass pass;
  private final Consumer<String> news;
  private final List<List<Integer>> parts = new ArrayList<>();

  private SentCounting(CountingPass pass, Consumer<String> news, List<Integer> places, int size) {
    this.pass = pass;
    this.news = news;
    for (int from = 0; from < places.size(); from += size) {
      parts.add(places.subList(from, Math.min(places.size(), from + size)));
    }
  }

  /**
   * Sends what is left of a pass, and returns when each part came back or failed, or it was
   * stopped. Variants of failed parts are still left then.
   *
   * @param whole whether the networks are to be counted there
   */
  static void run(
      CountingCluster on,
      boolean whole,
      List<Factor> factors,
      CountingPass pass,
      BooleanSupplier stopped) {
    List<Integer> left = pass.left();
    int size = size(left.size(), on.cluster().slots());
    SentCounting sent = new SentCounting(pass, on.news(), left, size);
    on.cluster()
        .run(
            new CountingJob(on.study(), whole),
            Supply.of(
                sent.parts.stream().map(it -> PartInput.text(pass.variants(it), factors)).toList()),
            sent,
            stopped);
  }

  /** How many parts that many variants are. */
  static int parts(int variants, int slots) {
    int size = size(variants, slots);
    return (variants + size - 1) / size;
  }

  static int size(int variants, int slots) {
    int even = variants / (PARTS_PER_SLOT * Math.max(1, slots));
    return Math.max(LEAST, Math.min(MOST, even));
  }

  @Override
  public void done(int part, String output) {
    List<Integer> places = parts.get(part);
    PartOutput read = PartOutput.read(output, pass.variants(places));
    pass.take(places, read.built(), read.counted());
  }

  // One variant may be to blame, or a machine with too little memory, but not thousands of
  // variants: they are left, and counted here.
  @Override
  public void failed(int part, String reason) {
    news.accept(
        String.format(
            Locale.ROOT,
            "the cluster failed at %,d variants, which are counted here: %s",
            parts.get(part).size(),
            reason));
  }
}
