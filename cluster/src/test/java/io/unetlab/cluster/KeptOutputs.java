package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.Supply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What came back of a job's parts. */
final class KeptOutputs implements Cluster.Outputs {

  private final Map<Integer, String> done = new ConcurrentHashMap<>();
  private final Map<Integer, String> failed = new ConcurrentHashMap<>();
  private final List<Integer> twice = new CopyOnWriteArrayList<>();

  @Override
  public void done(int part, String output) {
    keep(part, output, done);
  }

  @Override
  public void failed(int part, String reason) {
    keep(part, reason, failed);
  }

  private synchronized void keep(int part, String text, Map<Integer, String> kind) {
    if (done.containsKey(part) || failed.containsKey(part)) {
      twice.add(part);
    }
    kind.put(part, text);
  }

  /** Hands each part out when the one before has come back. */
  Supply<String> oneByOne(List<String> parts) {
    return new Supply<>() {
      private int next;

      @Override
      public int size() {
        return parts.size();
      }

      @Override
      public synchronized Optional<String> next() {
        boolean isDue = next < parts.size() && done.size() + failed.size() == next;
        return isDue ? Optional.of(parts.get(next++)) : Optional.empty();
      }
    };
  }

  Map<Integer, String> done() {
    return new TreeMap<>(done);
  }

  Map<Integer, String> failed() {
    return new TreeMap<>(failed);
  }

  List<Integer> twice() {
    return twice;
  }
}
