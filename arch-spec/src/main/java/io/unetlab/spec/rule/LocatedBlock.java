package io.unetlab.spec.rule;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.UNetSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A block and where the file describes it.
 *
 * @param paths the maps that may set its keys, innermost first; the whole document is last, as an
 *     empty path
 * @param name for messages
 * @param level index of its level
 */
record LocatedBlock(List<String> paths, String name, int level, int channels, BlockSpec block) {

  /** Every block: way down and way up of each level, then the middle. */
  static List<LocatedBlock> of(UNetSpec spec) {
    List<LocatedBlock> places = new ArrayList<>();
    for (int i = 0; i < spec.levels().size(); i++) {
      LevelSpec level = spec.levels().get(i);
      String path = "levels[" + i + "]";
      String up = path + ".up";
      places.add(new LocatedBlock(List.of(path, ""), path, i, level.channels(), level.down()));
      places.add(
          new LocatedBlock(
              List.of(up, path, ""), path + " on the way up", i, level.channels(), level.up()));
    }
    int last = spec.levels().size() - 1;
    int channels = spec.levels().get(last).channels();
    spec.middle()
        .ifPresent(
            middle ->
                places.add(
                    new LocatedBlock(List.of("middle", ""), "the middle", last, channels, middle)));
    return places;
  }

  /** Only the blocks with transformers. */
  static List<LocatedBlock> withTransformers(UNetSpec spec) {
    return of(spec).stream().filter(located -> located.block().hasTransformers()).toList();
  }

  /** Only the blocks whose transformers attend to anything. */
  static List<LocatedBlock> withAttention(UNetSpec spec) {
    return withTransformers(spec).stream()
        .filter(located -> located.block().transformer().attends())
        .toList();
  }

  String path() {
    return paths.get(0);
  }

  /** The paths at which a key may be set for this block, innermost first. */
  List<String> sayers(String key) {
    return paths.stream().map(path -> path.isEmpty() ? key : path + "." + key).toList();
  }

  /** The same without the defaults at the top of the document. */
  List<String> ownSayers(String key) {
    List<String> sayers = sayers(key);
    return sayers.subList(0, sayers.size() - 1);
  }

  String channelsPath() {
    return "levels[" + level + "].channels";
  }
}
