package io.unetlab.spec.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The defaults at the top of the canonical text: for each setting, the most common value. */
final class Defaults {

  private final UNetSpec spec;
  private final List<Setting> transformer;
  private final Map<Setting, String> values = new HashMap<>();

  Defaults(UNetSpec spec) {
    this.spec = spec;
    choose(Setting.RESNET);
    choose(List.of(Setting.HEADS, Setting.HEAD_WIDTH));
    boolean byNumber = exceptions(Setting.HEADS) <= exceptions(Setting.HEAD_WIDTH);
    transformer = Setting.transformer(byNumber ? Setting.HEADS : Setting.HEAD_WIDTH);
    choose(transformer);
  }

  List<Setting> resnet() {
    return Setting.RESNET;
  }

  List<Setting> transformer() {
    return transformer;
  }

  /** The chosen values, without settings that no block uses; a copy. */
  Map<Setting, String> values() {
    return new HashMap<>(values);
  }

  private void choose(List<Setting> settings) {
    for (Setting setting : settings) {
      List<Side> voters = Side.of(spec).stream().filter(setting.matters()).toList();
      long most = 0;
      for (Side side : voters) {
        String value = setting.value().apply(side);
        long votes = voters.stream().filter(voter -> setting.accepts().test(voter, value)).count();
        if (votes > most) {
          most = votes;
          values.put(setting, value);
        }
      }
    }
  }

  /** How many blocks have to override the default of a setting. */
  private int exceptions(Setting setting) {
    if (!values.containsKey(setting)) {
      return 0;
    }
    int count = 0;
    for (LevelSpec level : spec.levels()) {
      String inherited = values.get(setting);
      for (BlockSpec block : List.of(level.down(), level.up())) {
        Side side = new Side(block, level.channels());
        if (setting.isException(side, inherited)) {
          inherited = setting.value().apply(side);
          count++;
        }
      }
    }
    String inherited = values.get(setting);
    boolean middle =
        spec.middle()
            .filter(block -> setting.isException(Side.middle(spec, block), inherited))
            .isPresent();
    return middle ? count + 1 : count;
  }
}
