package io.unetlab.profiler.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the runtimes cut a graph: upper-case nodes are taken, lower-case nodes are not. */
final class PiecesTest {

  /** A node that writes a value of its name. */
  private record Named(String operator, List<String> reads) implements FileNode {

    /** As in {@code "C a B"}: C reads what a and B write. */
    static Named of(String text) {
      List<String> words = Arrays.asList(text.split(" "));
      return new Named(words.get(0), words.subList(1, words.size()));
    }

    boolean isTaken() {
      return Character.isUpperCase(operator.charAt(0));
    }

    @Override
    public String path() {
      return operator;
    }

    @Override
    public List<String> writes() {
      return List.of(operator);
    }

    @Override
    public boolean multiplies() {
      return false;
    }
  }

  private static String tflite(String... nodes) {
    List<Named> graph = Arrays.stream(nodes).map(Named::of).toList();
    return text(Pieces.ofTflite(graph, taken(graph)));
  }

  private static String ort(String... nodes) {
    List<Named> graph = Arrays.stream(nodes).map(Named::of).toList();
    return text(Pieces.ofOrt(graph, taken(graph)));
  }

  private static Set<Named> taken(List<Named> graph) {
    return graph.stream().filter(Named::isTaken).collect(Collectors.toSet());
  }

  private static String text(List<List<Named>> pieces) {
    return pieces.stream()
        .map(piece -> piece.stream().map(Named::operator).collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aChainIsCutAtEveryRefusedNode() {
    String[] chain = {"A x", "B A", "c B", "D c", "e D", "f e", "G f"};

    assertThat(tflite(chain)).isEqualTo("AB D G");
    assertThat(ort(chain)).isEqualTo("AB D G");
  }

  @Test
  void aBranchThatNeedsNoRefusedNodeJoinsTheFirstPiece() {
    String[] branches = {"A x", "b A", "C b", "D x", "E D C"};

    assertThat(tflite(branches)).isEqualTo("AD CE");
    assertThat(ort(branches)).isEqualTo("AD CE");
  }

  @Test
  void aRefusedNodeAtTheStartDelaysOnlyItsReaders() {
    String[] nodes = {"a x", "B x", "C a B"};

    // TensorFlow Lite's first piece is of the kind of the first node; ONNX Runtime waits with none.
    assertThat(tflite(nodes)).isEqualTo("BC");
    assertThat(ort(nodes)).isEqualTo("BC");
  }

  @Test
  void refusedNodesThatAreReadyAreOnePieceOfTheirOwn() {
    // The second refused node waits for the first piece, in both; D needs both.
    String[] nodes = {"A x", "b A", "c x", "D b c", "E c"};

    assertThat(tflite(nodes)).isEqualTo("A DE");
    assertThat(ort(nodes)).isEqualTo("AE D");
  }

  @Test
  void nothingIsCutIfAllOrNothingIsTaken() {
    assertThat(tflite("A x", "B A")).isEqualTo("AB");
    assertThat(tflite("a x", "b a")).isEmpty();
    assertThat(ort("A x", "B A")).isEqualTo("AB");
    assertThat(ort("a x", "b a")).isEmpty();
  }
}
