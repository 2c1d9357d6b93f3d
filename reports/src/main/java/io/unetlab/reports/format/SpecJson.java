package io.unetlab.reports.format;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.Network;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.UNetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network as JSON; docs/json.md describes every key. Keys are added, never changed. */
public final class SpecJson {

  /** Grows when a key is added; a key never changes its meaning. */
  public static final int FORMAT = 1;

  private SpecJson() {}

  /**
   * The document.
   *
   * @param depth of the tree of scopes, from 1
   */
  public static String write(Network network, int depth) {
    return JsonText.write(document(network, depth));
  }

  static Map<String, Object> document(Network network, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    UNetSpec spec = network.spec();
    map.put("format", FORMAT);
    map.put("kind", "unet");
    map.put("name", spec.name());
    map.put("title", spec.title());
    map.put("hash", network.hash().hex());
    for (String metric : network.counted().names()) {
      map.put(metric, network.counted().require(metric));
    }
    map.put("element_type", Metrics.ELEMENT_TYPE.text());
    map.put("latent", latent(spec));
    map.put("text", spec.text().map(SpecJson::text));
    map.put("levels", levels(spec));
    map.put("middle", spec.middle().map(SpecJson::block));
    map.put("by_level", rows(network.report().byLevel()));
    map.put("by_role", rows(network.report().byRole()));
    map.put("by_operation", rows(network.report().byOperation()));
    map.put("tree", tree(network.report().tree(), depth));
    return map;
  }

  private static Map<String, Object> latent(UNetSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("channels", spec.latent().channels());
    map.put("in_channels", spec.latent().inChannels());
    map.put("height", spec.latent().height());
    map.put("width", spec.latent().width());
    return map;
  }

  private static Map<String, Object> text(TextSpec text) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tokens", text.tokens());
    map.put("width", text.width());
    return map;
  }

  private static List<Object> levels(UNetSpec spec) {
    List<Object> levels = new ArrayList<>();
    for (LevelSpec level : spec.levels()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("level", levels.size());
      map.put("height", spec.latent().height() >> levels.size());
      map.put("width", spec.latent().width() >> levels.size());
      map.put("channels", level.channels());
      map.put("down", block(level.down()));
      map.put("up", block(level.up()));
      levels.add(map);
    }
    return levels;
  }

  private static Map<String, Object> block(BlockSpec block) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("resnets", block.resnets());
    map.put("transformers", block.transformers());
    boolean any = block.hasTransformers();
    map.put("self_attentions", any && block.transformer().selfAttention() ? block.depth() : 0);
    map.put("cross_attentions", any && block.transformer().crossAttention() ? block.depth() : 0);
    return map;
  }

  private static List<Object> rows(List<CostRow> rows) {
    List<Object> list = new ArrayList<>();
    for (CostRow row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", row.name());
      cost(map, row.cost());
      list.add(map);
    }
    return list;
  }

  private static Map<String, Object> tree(CostTree tree, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", tree.name());
    map.put("path", tree.path());
    cost(map, tree.cost());
    if (depth > 0 && !tree.children().isEmpty()) {
      map.put("children", tree.children().stream().map(it -> tree(it, depth - 1)).toList());
    }
    return map;
  }

  private static void cost(Map<String, Object> map, Cost cost) {
    map.put("params", cost.params());
    map.put("macs", cost.macs());
    map.put("flops", cost.flops());
    map.put("moves_data_only", cost.movesDataOnly());
  }
}
