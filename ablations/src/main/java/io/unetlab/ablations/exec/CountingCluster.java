package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Cluster;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A cluster that counts a study's variants.
 *
 * @param study as it is sent there
 * @param fewest variants to send
 * @param news takes what the user has to know, a sentence each
 */
public record CountingCluster(
    Cluster cluster, SentStudy study, Fewest fewest, Consumer<String> news) {

  /**
   * From how many variants a cluster pays; fewer are counted here.
   *
   * @param whole if each network is counted by itself
   * @param tabled if counts come from tables, which this machine adds up in any case
   */
  public record Fewest(int whole, int tabled) {

    /**
     * By the times of docs/performance.md: two cores build and count 20,000 networks in 2 s, before
     * a cluster's first part comes back. With tables, a cluster saves them 6.5 µs a variant, which
     * makes up for 10 s from 1.5 million on.
     */
    public static final Fewest USUAL = new Fewest(20_000, 1_500_000);

    /** Any number: for what compares or measures. */
    public static final Fewest ANY = new Fewest(1, 1);

    boolean allow(StudySpec study, List<Variant> variants) {
      return allow(variants.size(), new CheckedTables(study, variants));
    }

    boolean allow(int variants, CheckedTables tables) {
      return variants >= whole && (variants >= tabled || tables.get().isEmpty());
    }
  }

  public CountingCluster {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(fewest, "fewest");
    Objects.requireNonNull(news, "news");
  }
}
