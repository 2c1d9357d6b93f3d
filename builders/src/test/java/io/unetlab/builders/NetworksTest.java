package io.unetlab.builders;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

  @Test
  void everyKindThatIsNotMadeOfPartsHasItsBuilder() {
    List<NetworkKind<?>> built =
        Networks.BUILDERS.stream().<NetworkKind<?>>map(Networks.Builder::kind).toList();

    assertThat(built)
        .containsExactlyElementsOf(
            NetworkKinds.all().stream()
                .filter(kind -> !kind.equals(NetworkKinds.PIPELINE))
                .toList());
  }
}
