package io.unetlab.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.ablations.exact.ExactFront;
import io.unetlab.ablations.exact.Front;
import io.unetlab.ablations.exact.Goal;
import io.unetlab.ablations.search.Answer;
import io.unetlab.ablations.search.SearchMethod;
import io.unetlab.ablations.search.SearchMethods;
import io.unetlab.ablations.search.SearchSpace;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.ObjectMapper;

/**
 * Searches a study's tables on demand, for comparisons with other libraries: prints the space and
 * its exact front as a line of JSON, then answers each line {@code ALGORITHM EVALUATIONS BATCH
 * SEED} of standard input with the CPU time and the values of what was evaluated.
 */
public final class SearchServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TabledSpace space;
  private final List<Column> objectives;
  private final int[] signs;

  private SearchServer(StudySpec study) {
    this.space = SpaceTables.of(study);
    List<Metric> metrics = study.design().search().orElseThrow().objectives();
    this.objectives = metrics.stream().map(it -> space.column(it).orElseThrow()).toList();
    this.signs = metrics.stream().mapToInt(SearchServer::sign).toArray();
  }

  // Less is better on both sides.
  private static int sign(Metric metric) {
    return metric.direction() == Direction.LOWER_IS_BETTER ? 1 : -1;
  }

  /** Takes the study's file. */
  public static void main(String[] args) throws IOException {
    SearchServer server = new SearchServer(StudyLoader.load(Path.of(args[0])));
    System.out.println(JSON.writeValueAsString(server.document()));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(JSON.writeValueAsString(server.search(line.split(" "))));
    }
  }

  private Map<String, Object> document() {
    List<Goal> goals =
        IntStream.range(0, signs.length)
            .mapToObj(i -> new Goal(objectives.get(i), signs[i] > 0))
            .toList();
    Front front = ExactFront.of(space, goals, List.of());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "factors",
        space.factors().stream()
            .map(
                it ->
                    Map.of(
                        "name", it.name(),
                        "options", it.options().size(),
                        "numbers", it.numbers().map(List::copyOf).orElse(List.of())))
            .toList());
    document.put("relations", space.relations().size());
    document.put(
        "objectives",
        IntStream.range(0, signs.length)
            .mapToObj(
                i ->
                    Map.of(
                        "sign",
                        signs[i],
                        "sum",
                        objectives.get(i).combination() == Column.Combination.SUM,
                        "tables",
                        objectives.get(i).tables().stream().map(this::table).toList()))
            .toList());
    document.put("front", front.members().stream().map(it -> values(it.configuration())).toList());
    return document;
  }

  private Map<String, Object> table(Table table) {
    return Map.of(
        "factors", table.factors(),
        "sizes", table.sizes(),
        "values", IntStream.range(0, table.size()).mapToObj(table::value).toList());
  }

  private double[] values(int[] configuration) {
    double[] values = new double[signs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (double) signs[i] * objectives.get(i).at(configuration);
    }
    return values;
  }

  // Compiling and collecting garbage included.
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private Map<String, Object> search(String[] asked) {
    int evaluations = Integer.parseInt(asked[1]);
    int batch = Integer.parseInt(asked[2]);
    SearchAlgorithm algorithm = SearchAlgorithm.valueOf(asked[0].toUpperCase(Locale.ROOT));
    List<double[]> evaluated = new ArrayList<>();
    long start = cpuNanos();
    SearchMethod method =
        SearchMethods.of(
                algorithm,
                SearchSpace.of(space.factors(), space.relations()),
                signs.length,
                evaluations,
                Long.parseLong(asked[3]))
            .orElseThrow();
    List<int[]> round = method.ask(batch);
    while (!round.isEmpty() && evaluated.size() < evaluations) {
      List<double[]> values = round.stream().map(this::values).toList();
      evaluated.addAll(values);
      method.tell(values.stream().map(it -> Answer.of(0, it)).toList());
      round = method.ask(Math.max(1, Math.min(batch, evaluations - evaluated.size())));
    }
    double seconds = (cpuNanos() - start) / 1e9;
    return Map.of("seconds", seconds, "values", evaluated);
  }
}
