package io.unetlab.profiler.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.latency.Session;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every runtime on this machine, held for each that is registered. */
class NetworkHostTest {

  private static final Graph SMALL = TinyNetworks.subject("md_tiny").graph();
  private static final Graph OTHER = TinyNetworks.subject("sd15_tiny").graph();

  private static NetworkHost open(HostRuntime runtime) {
    return runtime.open(TinyNetworks.settings(ElementType.FLOAT32, runtime));
  }

  @ParameterizedTest
  @EnumSource
  void aSessionHasItsNameAndRunsAgainAndAgain(HostRuntime runtime) {
    try (NetworkHost host = open(runtime)) {
      host.prepare(SMALL);
      try (Session session = host.load("a", SMALL)) {
        assertThat(session.name()).isEqualTo("a");
        session.run();
        session.run();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void preparingIsNotNeeded(HostRuntime runtime) {
    try (NetworkHost host = open(runtime);
        Session session = host.load("a", SMALL)) {
      session.run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsAreIndependent(HostRuntime runtime) {
    try (NetworkHost host = open(runtime);
        Session one = host.load("one", SMALL);
        Session other = host.load("other", OTHER)) {
      try (Session twin = host.load("twin", SMALL)) {
        twin.run();
      }
      one.run();
      other.run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasClosedIsLoadedAgain(HostRuntime runtime) {
    try (NetworkHost host = open(runtime)) {
      host.load("a", SMALL).close();
      try (Session again = host.load("a", SMALL)) {
        again.run();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void moreNetworksTakeMoreMemory(HostRuntime runtime) {
    try (NetworkHost host = open(runtime)) {
      long one = host.bytes(List.of(SMALL));
      assertThat(one).isPositive();
      assertThat(host.bytes(List.of(SMALL, OTHER))).isGreaterThan(one);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRuntimeSaysItsVersion(HostRuntime runtime) {
    assertThat(runtime.version()).isNotBlank();
    assertThat(runtime.precisions()).contains(ElementType.FLOAT32);
  }
}
