package io.unetlab.reports.format;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code init} wrote, as JSON; docs/json.md describes every key. */
public final class WeightsJson {

  private static final int FORMAT = 1;

  private WeightsJson() {}

  /**
   * The document.
   *
   * @param metadata what the file says of itself
   * @param overflows how many numbers the precision could not hold
   */
  public static String write(
      String file, Map<String, String> metadata, Transfer transfer, long overflows) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "weights");
    map.put("file", file);
    map.put("metadata", metadata);
    map.put("overflows", overflows);
    for (Outcome outcome : Outcome.values()) {
      map.put(ChoiceType.word(outcome), rows(transfer, outcome));
    }
    map.put("unused", transfer.unused().stream().map(WeightsJson::tensor).toList());
    return JsonText.write(map);
  }

  private static List<Map<String, Object>> rows(Transfer transfer, Outcome outcome) {
    return transfer.rows().stream()
        .filter(row -> row.outcome() == outcome)
        .map(WeightsJson::row)
        .toList();
  }

  private static Map<String, Object> row(Transfer.Row row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", row.name());
    map.put("from", row.from());
    map.put("to", Arrays.stream(row.to().toArray()).boxed().toList());
    map.put("note", row.note());
    return map;
  }

  private static Map<String, Object> tensor(Tensor tensor) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", tensor.name());
    map.put("from", tensor.dims());
    return map;
  }
}
