package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.UNetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counterpart of {@link ConfigDepths}: one number if a single depth applies everywhere, a list
 * of numbers if one applies to both sides of each level, otherwise nested lists with a separate way
 * up.
 */
final class ExportDepths {

  private static final int UNUSED = 1;

  private final List<LevelSpec> levels;
  private final Optional<Object> middle;

  ExportDepths(UNetSpec spec) {
    this.levels = spec.levels();
    this.middle =
        spec.middle()
            .filter(BlockSpec::hasTransformers)
            .map(block -> ExportLists.oneOrList(block.transformers()));
  }

  void write(Map<String, Object> config) {
    List<Optional<Object>> entries = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      entries.add(entry(level));
    }
    config.put("transformer_layers_per_block", ExportLists.oneOrList(entries, level -> UNUSED));
    if (!mirrors(entries)) {
      List<Object> reverse = new ArrayList<>();
      for (int level = levels.size() - 1; level >= 0; level--) {
        BlockSpec up = levels.get(level).up();
        reverse.add(up.hasTransformers() ? ExportLists.oneOrList(up.transformers()) : UNUSED);
      }
      config.put("reverse_transformer_layers_per_block", reverse);
    }
  }

  /** The level's entry; empty if nothing depends on it. */
  private Optional<Object> entry(int level) {
    BlockSpec down = levels.get(level).down();
    BlockSpec up = levels.get(level).up();
    if (down.hasTransformers()) {
      return Optional.of(ExportLists.oneOrList(down.transformers()));
    }
    if (level == levels.size() - 1 && middle.isPresent()) {
      return middle;
    }
    return up.hasTransformers() && ExportLists.oneOrList(up.transformers()) instanceof Integer depth
        ? Optional.of(depth)
        : Optional.empty();
  }

  /** Whether reversing the way down's list yields the way up, as diffusers does. */
  private boolean mirrors(List<Optional<Object>> entries) {
    for (int level = 0; level < entries.size(); level++) {
      Object entry = entries.get(level).orElse(UNUSED);
      BlockSpec up = levels.get(level).up();
      boolean same =
          !up.hasTransformers() || ExportLists.oneOrList(up.transformers()).equals(entry);
      if (!(entry instanceof Integer) || !same) {
        return false;
      }
    }
    return true;
  }
}
