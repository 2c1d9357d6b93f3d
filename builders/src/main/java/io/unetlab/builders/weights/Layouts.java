package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layout of each node's output: of an image's channels, or of a token's or vector's width. A
 * checkpoint's sizes are read from its own weights.
 */
final class Layouts implements OpVisitor<Layout> {

  private final WeightStore checkpoint;
  private final List<List<Node>> readers;
  private final boolean headsOfOneWidth;

  Layouts(Graph graph, WeightStore checkpoint) {
    this.checkpoint = checkpoint;
    this.readers =
        Stream.generate(() -> (List<Node>) new ArrayList<Node>())
            .limit(graph.nodes().size())
            .toList();
    for (Node node : graph.nodes()) {
      node.inputs().forEach(input -> readers.get(input.id()).add(node));
    }
    this.headsOfOneWidth = headsOfOneWidth(graph);
  }

  Layout of(Node node) {
    return node.accept(this);
  }

  // A network with the same head width everywhere, but not the same number of heads, is sliced from
  // one like it: the first channels are then the first heads, and nothing else needs care.
  private static boolean headsOfOneWidth(Graph graph) {
    Set<Attention> all =
        graph.nodes().stream()
            .map(Node::op)
            .filter(Attention.class::isInstance)
            .map(Attention.class::cast)
            .collect(Collectors.toSet());
    return all.stream().map(Attention::headWidth).distinct().count() == 1
        && all.stream().map(Attention::heads).distinct().count() > 1;
  }

  @Override
  public Layout visit(Input op, Node node) {
    long length = channels(node);
    return Layout.whole(length, OptionalLong.of(length));
  }

  @Override
  public Layout visit(Conv2d op, Node node) {
    return op.isDepthwise() ? of(node.input(0)) : divided(node, op.out());
  }

  @Override
  public Layout visit(Linear op, Node node) {
    return divided(node, op.out());
  }

  // By what its readers divide it into.
  private Layout divided(Node layer, long length) {
    return division(layer, length).orElseGet(() -> Layout.whole(length, outputs(layer)));
  }

  private Optional<Layout> division(Node node, long length) {
    for (Node reader : readers.get(node.id())) {
      Optional<Layout> found = division(node, reader, length);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Layout> division(Node node, Node reader, long length) {
    if (reader.op() instanceof Chunk chunk) {
      return Optional.of(Layout.equal(length, chunk.parts(), parts(node, chunk)));
    }
    if (reader.op() instanceof Attention attention && !headsOfOneWidth) {
      int heads = reader.input(0) == node ? attention.heads() : attention.kvHeads();
      return Optional.of(Layout.equal(length, heads, "each of " + heads + " heads separately"));
    }
    return keepsChannels(reader.op()) ? division(reader, length) : Optional.empty();
  }

  /** The attention whose keys or values a projection makes, if their heads are fewer. */
  Optional<Attention> grouping(Node projection) {
    for (Node reader : readers.get(projection.id())) {
      if (reader.op() instanceof Attention attention
          && attention.group() > 1
          && reader.input(0) != projection) {
        return Optional.of(attention);
      }
      if (reader.op() instanceof RmsNorm && grouping(reader).isPresent()) {
        return grouping(reader);
      }
    }
    return Optional.empty();
  }

  /** How many heads a checkpoint is assumed to have whose queries have this width. */
  long heads(Attention attention, long width) {
    return headsOfOneWidth ? width / attention.headWidth() : attention.heads();
  }

  // An encoder returns its moments, and reads of them only the mean.
  private String parts(Node node, Chunk chunk) {
    long read = readers.get(node.id()).stream().filter(it -> it.op() instanceof Chunk).count();
    return read == chunk.parts() ? "value and gate separately" : "mean and log variance separately";
  }

  // A feed-forward may convolve between its first layer and its gate; queries may be normalised;
  // an encoder mixes its moments once more.
  private static boolean isQuantConv(Conv2d conv) {
    return conv.kernel() == 1 && conv.groups() == 1 && conv.in() == conv.out();
  }

  private static boolean keepsChannels(Op op) {
    return op instanceof Activate
        || op instanceof RmsNorm
        || op instanceof Conv2d conv && (conv.isDepthwise() || isQuantConv(conv));
  }

  @Override
  public Layout visit(GroupNorm op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(LayerNorm op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(RmsNorm op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(Affine op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(Activate op, Node node) {
    return of(node.input(0));
  }

  // The second input is the end of a residual branch, which has weights; the first may be a
  // concatenation, whose parts end here.
  @Override
  public Layout visit(Add op, Node node) {
    Layout.Part branch = of(node.input(1)).sum();
    OptionalLong source = branch.source();
    return Layout.whole(
        branch.target(), source.isPresent() ? source : of(node.input(0)).sum().source());
  }

  @Override
  public Layout visit(AddPerChannel op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(Multiply op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(Attention op, Node node) {
    return of(node.input(op.group() > 1 ? 0 : 2));
  }

  @Override
  public Layout visit(Upsample op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(Concat op, Node node) {
    return Layout.joined(of(node.input(0)), of(node.input(1)));
  }

  @Override
  public Layout visit(Chunk op, Node node) {
    return Layout.whole(channels(node), OptionalLong.empty());
  }

  @Override
  public Layout visit(Embedding op, Node node) {
    return Layout.whole(op.width(), outputs(node, 1));
  }

  @Override
  public Layout visit(AddPositions op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(PickToken op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(ToTokens op, Node node) {
    return of(node.input(0));
  }

  @Override
  public Layout visit(ToImage op, Node node) {
    return of(node.input(0));
  }

  // Cosines and sines in turn, for each number.
  @Override
  public Layout visit(Sinusoid op, Node node) {
    int halves = Math.toIntExact(2 * (channels(node) / op.width()));
    return Layout.equal(channels(node), halves, "cosines and sines separately");
  }

  private static long channels(Node node) {
    return node.shape().isImage() ? node.shape().dim(1) : node.shape().last();
  }

  // A layer that is separable in only one of the two networks has its outputs under another name.
  private OptionalLong outputs(Node node) {
    return outputs(node, 0);
  }

  /**
   * @param dimension of the weight that holds the outputs
   */
  private OptionalLong outputs(Node node, int dimension) {
    String path = node.path();
    String plain = path.endsWith(".pointwise") ? path.substring(0, path.lastIndexOf('.')) : path;
    return Stream.of(path, plain, path + ".pointwise")
        .map(name -> checkpoint.find(name + ".weight"))
        .flatMap(tensor -> tensor.filter(it -> it.dims().size() > dimension).stream())
        .mapToLong(tensor -> tensor.dims().get(dimension))
        .findFirst();
  }
}
