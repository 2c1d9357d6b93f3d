package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.delegate.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What a delegate would take of a file.
 *
 * @param nodes of the file
 * @param accepted those that no rule refuses
 * @param pieces that the accepted nodes form, by their number of nodes, in execution order
 * @param taken the nodes of the pieces that the delegate takes, which may be fewer than all
 * @param macs of the network
 * @param acceptedMacs those of the accepted nodes
 * @param takenMacs those of the taken nodes
 * @param refusals of the other nodes, by operator and reason, the most frequent first
 */
public record DelegateCheck(
    Delegate delegate,
    int nodes,
    int accepted,
    List<Integer> pieces,
    int taken,
    long macs,
    long acceptedMacs,
    long takenMacs,
    List<Refusal> refusals) {

  /**
   * Nodes that a delegate refuses for one reason.
   *
   * @param outcome never accepted
   * @param paths of the graph's operations that the nodes compute, one for each node
   * @param change what to do about it; empty if nothing is known
   */
  public record Refusal(
      String operator,
      Outcome outcome,
      List<String> paths,
      String reason,
      String change,
      Source source) {

    public Refusal {
      Objects.requireNonNull(operator, "operator");
      Objects.requireNonNull(outcome, "outcome");
      paths = List.copyOf(paths);
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(source, "source");
    }
  }

  public DelegateCheck {
    Objects.requireNonNull(delegate, "delegate");
    pieces = List.copyOf(pieces);
    refusals = List.copyOf(refusals);
  }

  /** Whether it takes the whole file. */
  public boolean takesAll() {
    return taken == nodes;
  }

  static <N extends FileNode> DelegateCheck of(
      Delegate delegate,
      Map<N, Verdict> verdicts,
      CostReport counted,
      BiFunction<List<N>, Set<N>, List<List<N>>> cut) {
    Set<N> accepted =
        verdicts.entrySet().stream()
            .filter(it -> it.getValue().isAccepted())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(DelegateCheck::identities));
    List<List<N>> pieces = cut.apply(List.copyOf(verdicts.keySet()), accepted);
    Set<N> taken = identities();
    pieces.stream()
        .sorted(Comparator.comparing((List<N> piece) -> piece.size()).reversed())
        .limit(delegate.mostPieces().orElse(Integer.MAX_VALUE))
        .forEach(taken::addAll);
    IdentityHashMap<N, Long> macs = macs(verdicts.keySet(), counted);
    return new DelegateCheck(
        delegate,
        verdicts.size(),
        accepted.size(),
        pieces.stream().map(List::size).toList(),
        taken.size(),
        sum(macs, verdicts.keySet()),
        sum(macs, accepted),
        sum(macs, taken),
        refusals(verdicts));
  }

  private static <N> Set<N> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** An operation's MACs are shared evenly by its nodes that multiply. */
  private static <N extends FileNode> IdentityHashMap<N, Long> macs(
      Collection<N> nodes, CostReport counted) {
    Map<String, List<N>> parts =
        nodes.stream().filter(FileNode::multiplies).collect(Collectors.groupingBy(FileNode::path));
    IdentityHashMap<N, Long> macs = new IdentityHashMap<>();
    for (Node node : counted.graph().nodes()) {
      List<N> products = parts.getOrDefault(node.path(), List.of());
      long left = counted.of(node).macs();
      for (int i = 0; i < products.size(); i++) {
        long share = left / (products.size() - i);
        macs.put(products.get(i), share);
        left -= share;
      }
    }
    return macs;
  }

  private static <N> long sum(IdentityHashMap<N, Long> macs, Collection<N> nodes) {
    return nodes.stream().mapToLong(node -> macs.getOrDefault(node, 0L)).sum();
  }

  private static <N extends FileNode> List<Refusal> refusals(Map<N, Verdict> verdicts) {
    Map<Group, List<String>> groups = new LinkedHashMap<>();
    verdicts.forEach(
        (node, verdict) -> {
          if (!verdict.isAccepted()) {
            groups
                .computeIfAbsent(new Group(node.operator(), verdict), it -> new ArrayList<>())
                .add(node.path());
          }
        });
    return groups.entrySet().stream()
        .map(it -> it.getKey().refusal(it.getValue()))
        .sorted(Comparator.comparing((Refusal it) -> it.paths().size()).reversed())
        .toList();
  }

  private record Group(String operator, Verdict verdict) {

    Refusal refusal(List<String> paths) {
      return new Refusal(
          operator,
          verdict.outcome(),
          paths,
          verdict.reason(),
          verdict.change(),
          verdict.source().orElseThrow());
    }
  }
}
