package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.pipeline.PipelineSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A network as JSON. Keys are added, never changed. */
@JsonPropertyOrder({"format", "kind", "name", "title", "hash", "metrics"})
public record SpecJson(
    @Doc("1") int format,
    @Doc("the word after `kind:` in its file, such as `\"unet\"`") String kind,
    @Doc("as in the spec") String name,
    @Doc("as in the spec") String title,
    @Doc(
            "SHA-256 of the network without its name and title, 64 hexadecimal digits:"
                + " the same network has the same hash, however its file describes it")
        String hash,
    @JsonAnyGetter @Doc("the counted metrics") Map<String, BigDecimal> metrics,
    @Doc("which the bytes assume: `\"float32\"`, or `\"int8/float16\"` for weights and activations")
        String elementType,
    @Doc("the size of its input in words: `\"latent 4 x 64 x 64\"`, `\"77 tokens\"`") String size,
    @Doc("what a UNet denoises; `null` for other kinds") Optional<Latent> latent,
    @Doc("what a UNet's cross-attention reads; `null` without one") Optional<Text> text,
    @Doc("of a UNet, the highest resolution first; empty for other kinds") List<Level> levels,
    @Doc("of a UNet, at the lowest resolution; `null` without one") Optional<Block> middle,
    @Doc("the network by level") List<Part> byLevel,
    @Doc("the network by the roles of its parts") List<Part> byRole,
    @Doc("the network by operation") List<Part> byOperation,
    @Doc("the network by scope") Tree tree) {

  /**
   * The document.
   *
   * @param depth of the tree of scopes, from 1
   */
  public static String write(CountedNetwork network, int depth) {
    return network.spec() instanceof PipelineSpec pipeline
        ? JsonText.write(PipelineJson.of(network, pipeline, depth))
        : JsonText.write(of(network, depth));
  }

  private static SpecJson of(CountedNetwork network, int depth) {
    NetworkSpec spec = network.spec();
    Optional<UNetSpec> unet = NetworkKinds.UNET.of(spec);
    return new SpecJson(
        1,
        spec.kind(),
        spec.name(),
        spec.title(),
        network.hash().hex(),
        network.counted().values(),
        network.precision().text(),
        spec.size(),
        unet.map(it -> Latent.of(it.latent())),
        unet.flatMap(UNetSpec::text).map(Text::of),
        unet.map(SpecJson::levels).orElse(List.of()),
        unet.flatMap(UNetSpec::middle).map(Block::of),
        network.parts().byLevel().stream().map(Part::of).toList(),
        network.parts().byRole().stream().map(Part::of).toList(),
        network.parts().byOperation().stream().map(Part::of).toList(),
        Tree.of(network.parts().tree(spec.name()), depth));
  }

  private static List<Level> levels(UNetSpec spec) {
    return IntStream.range(0, spec.levels().size()).mapToObj(it -> Level.of(spec, it)).toList();
  }

  record Latent(
      @Doc("of the output") int channels,
      @Doc("images of one forward pass") int batch,
      @Doc("of the input") int inChannels,
      @Doc("of the image") int height,
      @Doc("of the image") int width) {

    static Latent of(LatentSpec latent) {
      return new Latent(
          latent.channels(), latent.batch(), latent.inChannels(), latent.height(), latent.width());
    }
  }

  record Text(@Doc("number of tokens") int tokens, @Doc("of a token") int width) {

    static Text of(TextSpec text) {
      return new Text(text.tokens(), text.width());
    }
  }

  record Level(
      @Doc("from 0") int level,
      @Doc("of its images") int height,
      @Doc("of its images") int width,
      @Doc("of its images") int channels,
      @Doc("on the way down") Block down,
      @Doc("on the way up") Block up) {

    static Level of(UNetSpec spec, int number) {
      LevelSpec level = spec.levels().get(number);
      return new Level(
          number,
          spec.halved(spec.latent().height(), number),
          spec.halved(spec.latent().width(), number),
          level.channels(),
          Block.of(level.down()),
          Block.of(level.up()));
    }
  }

  record Block(
      @Doc("residual blocks") int resnets,
      @Doc("the depth of each stack") List<Integer> transformers,
      @Doc("transformer blocks that have one") int selfAttentions,
      @Doc("transformer blocks that have one") int crossAttentions) {

    static Block of(BlockSpec block) {
      boolean any = block.hasTransformers();
      return new Block(
          block.resnets(),
          block.transformers(),
          any && block.transformer().attendsToItself() ? block.depth() : 0,
          any && block.transformer().attendsToText() ? block.depth() : 0);
    }
  }

  record Part(
      @Doc("of the part; the parts of each list add up to the network") String name,
      @JsonUnwrapped @Doc("") Cost cost) {

    static Part of(CostRow row) {
      return new Part(row.name(), Cost.of(row.cost()));
    }
  }

  record Tree(
      @Doc("its name in its parent") String name,
      @Doc("its whole name, as diffusers names its modules; empty for the network") String path,
      @JsonUnwrapped @Doc("") Cost cost,
      @JsonInclude(JsonInclude.Include.NON_EMPTY)
          @Doc(
              "its parts, left out if it has none or `--depth` excludes them; the leaves"
                  + " are single operations")
          List<Tree> children) {

    static Tree of(CostTree tree, int depth) {
      List<CostTree> children = depth > 0 ? tree.children() : List.of();
      return new Tree(
          tree.name(),
          tree.path(),
          Cost.of(tree.cost()),
          children.stream().map(it -> Tree.of(it, depth - 1)).toList());
    }
  }

  record Cost(
      @Doc("parameters") long params,
      @Doc("multiply-accumulates") long macs,
      @Doc("arithmetic operations") long flops,
      @Doc("whether it computes nothing: concat, chunk, a new layout") boolean movesDataOnly) {

    static Cost of(io.unetlab.profiler.cost.Cost cost) {
      return new Cost(cost.params(), cost.macs(), cost.flops(), cost.movesDataOnly());
    }
  }
}
