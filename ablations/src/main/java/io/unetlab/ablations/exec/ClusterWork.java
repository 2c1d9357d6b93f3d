package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.CountingCluster.Fewest;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The work that a study has for a cluster, as far as its file tells: its scores, its trainings, and
 * its counts if they are many.
 *
 * @param only which variants are run, as {@link Labels#fitting} matches them; empty for all
 * @param trains whether its trainings are run
 */
public record ClusterWork(StudySpec study, Optional<String> only, boolean trains) {

  private static final Set<SearchAlgorithm> KEEPING =
      EnumSet.of(SearchAlgorithm.EXACT, SearchAlgorithm.FIT);

  public ClusterWork {
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(only, "only");
  }

  /** Whether there may be any, as far as it shows before anything is counted. */
  public boolean isPossible() {
    return study.scoring().isPresent() || (trains && study.training().isPresent()) || countsMany();
  }

  private boolean countsMany() {
    if (mostAtOnce() < Fewest.USUAL.whole()) {
      return false;
    }
    Design design = study.design();
    boolean learns = design.search().isPresent() || design.ladder().best().isPresent();
    return learns || countsMany(DesignPlanner.plan(study).variants());
  }

  // A search counts a round at a time, and none is large enough to be sent; an exact front and a
  // fit count what they keep.
  private long mostAtOnce() {
    Design design = study.design();
    int kept = design.search().filter(ClusterWork::keeps).map(SearchSpec::keep).orElse(0);
    return design.withoutSearch().size(study.factors()) + kept;
  }

  private static boolean keeps(SearchSpec search) {
    return search.algorithms().stream().anyMatch(KEEPING::contains);
  }

  private boolean countsMany(List<Variant> all) {
    Predicate<Variant> wanted = only.map(Labels::fitting).orElse(variant -> true);
    List<Variant> variants = all.stream().filter(it -> it.isBase() || wanted.test(it)).toList();
    return Fewest.USUAL.allow(study, variants);
  }
}
