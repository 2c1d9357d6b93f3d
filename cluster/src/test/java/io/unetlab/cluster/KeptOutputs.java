package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import java.util.List;
import java.util.Map;
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
