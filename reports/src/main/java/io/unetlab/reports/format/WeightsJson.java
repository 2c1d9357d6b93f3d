package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.reports.table.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of {@code init}, as JSON. */
public record WeightsJson(
    @Doc("1") int format,
    @Doc("`\"weights\"`") String kind,
    @Doc("path of the file written, as given") String file,
    @Doc("the file's metadata: `name`, `spec_hash`, `seed`, `tool` and, with `--from`, `from`")
        Map<String, String> metadata,
    @Doc("number of finite values that became infinite because they exceed the precision's range")
        long overflows,
    @Doc("how the checkpoint's names and numbers were read, if not as they are") List<String> notes,
    @Doc("weights taken unchanged from the checkpoint") List<Row> taken,
    @Doc("weights that are a slice of the checkpoint's") List<Row> sliced,
    @JsonProperty("new") @Doc("weights initialised from the seed") List<Row> fresh,
    @Doc("tensors of the checkpoint that were not used") List<Unused> unused) {

  /**
   * The document.
   *
   * @param metadata the file's metadata
   * @param overflows number of values beyond the precision's range
   */
  public static String write(
      String file, Map<String, String> metadata, Transfer transfer, long overflows) {
    return JsonText.write(
        new WeightsJson(
            1,
            "weights",
            file,
            metadata,
            overflows,
            transfer.notes(),
            rows(transfer, Outcome.TAKEN),
            rows(transfer, Outcome.SLICED),
            rows(transfer, Outcome.NEW),
            transfer.unused().stream().map(Unused::of).toList()));
  }

  private static List<Row> rows(Transfer transfer, Outcome outcome) {
    return transfer.rows().stream().filter(row -> row.outcome() == outcome).map(Row::of).toList();
  }

  record Row(
      @Doc("of the weight") String name,
      @Doc("shape in the checkpoint; `null` if it has none") Optional<List<Long>> from,
      @Doc("shape in the network") List<Long> to,
      @Doc("may be empty") String note) {

    static Row of(Transfer.Row row) {
      List<Long> to = Arrays.stream(row.to().toArray()).boxed().toList();
      return new Row(row.name(), row.from(), to, row.note());
    }
  }

  record Unused(@Doc("of the tensor") String name, @Doc("its shape") List<Long> from) {

    static Unused of(Tensor tensor) {
      return new Unused(tensor.name(), tensor.dims());
    }
  }
}
