package io.unetlab.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                                       | 3
          -0.5                                    | -0.5
          swiglu                                  | swiglu
          none                                    | none
          "none"                                  | "none"
          ../models/taesd_decoder.yaml            | ../models/taesd_decoder.yaml
          180 G                                   | "180 G"
          "a, b: {c}"                             | "a, b: {c}"
          [1, [ 2,3 ],  x]                        | [1, [2, 3], x]
          {resnets: 2,  transformer: {heads: 8}}  | {resnets: 2, transformer: {heads: 8}}
          []                                      | []
          """)
  void aValueOnOneLineReadsAsTheSame(String written, String line) {
    assertThat(NodeText.line(read(written))).isEqualTo(line);
    assertThat(NodeText.line(read(line))).isEqualTo(line);
  }

  private static YamlNode read(String text) {
    Problems problems = new Problems();
    return YamlReader.read(new Source("test.yaml", text), problems).orElseThrow();
  }
}
