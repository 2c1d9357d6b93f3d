package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a header: an object of tensors, each with dtype, shape and data_offsets. */
final class HeaderReader {

  private static final String METADATA = "__metadata__";
  // No real tensor has a quarter of this; a hostile file must not fill the memory with dimensions.
  private static final int MOST_DIMS = 32;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> metadata = new HashMap<>();

  private HeaderReader() {}

  /** The header; adds everything that is wrong with it to the problems. */
  static Optional<Header> read(byte[] text, SourceLocation location, Problems problems) {
    Problems own = new Problems();
    HeaderReader reader = new HeaderReader();
    JsonText.read(
        text, "the header", location, own, json -> json.keys(key -> reader.entry(json, key)));
    problems.addAll(own);
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(new Header(reader.entries, reader.metadata));
  }

  private void entry(JsonText json, String name) {
    if (!json.isObject()) {
      json.skip();
      json.error(WeightCode.BAD_ENTRY, name, "`" + name + "` is not an object");
    } else if (name.equals(METADATA)) {
      json.keys(key -> metadata(json, key));
    } else {
      Draft draft = new Draft(name);
      json.keys(key -> draft.take(json, key));
      draft.entry(json).ifPresent(entries::add);
    }
  }

  private void metadata(JsonText json, String key) {
    if (json.isText()) {
      metadata.put(key, json.text());
    } else {
      json.skip();
      json.error(WeightCode.BAD_ENTRY, METADATA, METADATA + "'s `" + key + "` is not a string");
    }
  }

  /** An entry, read key by key. */
  private static final class Draft {

    private final String name;
    private Optional<String> dtype = Optional.empty();
    private Optional<List<Long>> shape = Optional.empty();
    private Optional<List<Long>> offsets = Optional.empty();

    Draft(String name) {
      this.name = name;
    }

    void take(JsonText json, String key) {
      switch (key) {
        case "dtype" -> dtype = json.isText() ? Optional.of(json.text()) : Optional.empty();
        case "shape" -> shape = counts(json, MOST_DIMS);
        case "data_offsets" -> offsets = counts(json, 2).filter(it -> it.size() == 2);
        default ->
            json.error(WeightCode.BAD_ENTRY, name, name + " has an unknown key `" + key + "`");
      }
      json.skip();
    }

    // Consume the whole value, to get to the next key.
    private static Optional<List<Long>> counts(JsonText json, int most) {
      if (!json.isList()) {
        return Optional.empty();
      }
      List<Long> counts = new ArrayList<>();
      boolean sound = true;
      while (json.nextInList()) {
        long count = json.count();
        sound &= count >= 0 && counts.size() < most;
        if (sound) {
          counts.add(count);
        }
      }
      return sound ? Optional.of(counts) : Optional.empty();
    }

    Optional<Entry> entry(JsonText json) {
      require(json, dtype.isPresent(), "no dtype string");
      require(
          json, shape.isPresent(), "no shape of at most " + MOST_DIMS + " non-negative integers");
      require(json, offsets.isPresent(), "no data_offsets of two non-negative integers");
      if (dtype.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
        return Optional.empty();
      }
      Optional<ElementType> known = Dtypes.named(dtype.get());
      if (known.isEmpty()) {
        String message = name + " has the unknown dtype `" + dtype.get() + "`";
        json.error(WeightCode.UNKNOWN_DTYPE, name, message);
      }
      List<Long> range = offsets.get();
      return known.map(it -> new Entry(name, it, shape.get(), range.get(0), range.get(1)));
    }

    private void require(JsonText json, boolean met, String what) {
      if (!met) {
        json.error(WeightCode.BAD_ENTRY, name, name + " has " + what);
      }
    }
  }
}
