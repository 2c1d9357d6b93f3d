package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.predict.ErrorRow.Group;
import io.unetlab.profiler.predict.ModelMeasuring.Progress;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelMeasuringTest {

  /** Stops after some batches. */
  private static final class Stop implements ModelMeasuring.Watch {

    private final int batches;
    private int done;

    Stop(int batches) {
      this.batches = batches;
    }

    @Override
    public void measured(ModelMeasuring measuring, Progress progress) {
      done++;
    }

    @Override
    public void failed(String name, String reason) {
      throw new AssertionError(name + ": " + reason);
    }

    @Override
    public boolean stops() {
      return done >= batches;
    }
  }

  private static ModelMeasuring measured(SimulatedClock clock, int batches) {
    ModelMeasuring measuring = new ModelMeasuring(clock, 1, new Stop(batches));
    measuring.measure(catalogue(), SmallSpace.subjects());
    return measuring;
  }

  private static OperationCatalogue catalogue() {
    OperationCatalogue catalogue = new OperationCatalogue(Fusions.NONE);
    SmallSpace.graphs().forEach(catalogue::add);
    return catalogue;
  }

  private static final ModelFile EXACT = whole(0);

  private static ModelFile whole(double noise) {
    return measured(new SimulatedClock(noise), Integer.MAX_VALUE).model(Fusions.NONE);
  }

  @Test
  void recoversTheCostsOfASimulatedTarget() {
    ModelFile file = EXACT;
    assertThat(file.networks()).allSatisfy(it -> assertThat(it.error()).isCloseTo(0, within(0.02)));
    Graph unseen = SmallSpace.graph("levels[1].channels=64", "levels[0].transformers=1");
    Predicted predicted = file.model().predict(unseen);
    double expected = SimulatedClock.network(unseen) * file.kernelMillis() / 10;
    assertThat(predicted.total().orElseThrow().millis())
        .isCloseTo(expected, within(0.01 * expected));
  }

  @Test
  void aPredictionIsASumOverNodesAndAConstant() {
    LatencyModel model = EXACT.model();
    Graph graph = SmallSpace.graph();
    Predicted predicted = model.predict(graph);
    long sum = graph.nodes().stream().mapToLong(predicted::nanos).sum();
    assertThat(predicted.total().orElseThrow().nanos()).isEqualTo(predicted.constantNanos() + sum);
  }

  @Test
  void equalNodesOfDifferentNetworksCostTheSame() {
    LatencyModel model = EXACT.model();
    Graph one = SmallSpace.graph();
    Graph other = SmallSpace.graph("levels[1].transformers=2");
    Node a =
        one.nodes().stream().filter(it -> it.path().equals("conv_in")).findFirst().orElseThrow();
    Node b =
        other.nodes().stream().filter(it -> it.path().equals("conv_in")).findFirst().orElseThrow();
    assertThat(model.predict(one).millis(a)).isEqualTo(model.predict(other).millis(b)).isPositive();
  }

  @Test
  void theIntervalContainsNetworksThatNothingWasFittedTo() {
    ModelFile file = whole(0.02);
    for (NetworkTime network : file.networks()) {
      assertThat(Math.abs(network.error())).isLessThan(0.08);
    }
    assertThat(file.model().error()).isBetween(0.005, 0.1);
    assertThat(file.errors())
        .extracting(ErrorRow::group)
        .contains(
            Group.OPERATIONS,
            Group.HELD_OUT,
            Group.LEAVE_ONE_NETWORK_OUT,
            Group.LEAVE_ONE_FAMILY_OUT,
            Group.LEAVE_OPERATIONS_OUT);
  }

  @Test
  void anInterruptedFitContinues() {
    SimulatedClock clock = new SimulatedClock(0);
    ModelFile part = measured(clock, 3).model(Fusions.NONE);
    int batches = clock.batches;
    assertThat(batches).isEqualTo(3);
    ModelMeasuring further = new ModelMeasuring(clock, 1, new Stop(Integer.MAX_VALUE));
    ModelFile read =
        ModelLoader.read(new Source("model.yaml", ModelWriter.write(part)), new Problems())
            .orElseThrow();
    further.resume(read, SmallSpace.subjects());
    further.measure(catalogue(), SmallSpace.subjects());
    ModelFile all = further.model(Fusions.NONE);
    assertThat(all.model().operations()).hasSize(catalogue().size());
    assertThat(all.networks()).hasSize(SmallSpace.subjects().size());
    assertThat(all.networks()).allSatisfy(it -> assertThat(it.error()).isCloseTo(0, within(0.02)));
  }

  @Test
  void theBasesOperationsAreMeasuredBeforeAnyNetwork() {
    OperationCatalogue catalogue = catalogue();
    catalogue.addBase(SmallSpace.graph());
    int batches = 0;
    ModelFile file;
    do {
      ModelMeasuring measuring = new ModelMeasuring(new SimulatedClock(0), 1, new Stop(++batches));
      measuring.measure(catalogue, SmallSpace.subjects());
      file = measuring.model(Fusions.NONE);
    } while (file.networks().isEmpty());
    assertThat(file.model().operations()).hasSizeLessThan(catalogue.size());
    assertThat(file.model().predict(SmallSpace.graph()).measuredShare()).isEqualTo(1);
  }

  @Test
  void noMeasuredNetworkIsLost() {
    ModelMeasuring further = new ModelMeasuring(new SimulatedClock(0), 1, new Stop(0));
    List<Subject> fewer = SmallSpace.subjects().subList(2, SmallSpace.subjects().size());
    assertThatThrownBy(() -> further.resume(EXACT, fewer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" would be lost: it is no subject");
  }

  @Test
  void networksOfOneNameAreToldApartAndOneNetworkIsMeasuredOnce() {
    List<Subject> subjects = new ArrayList<>();
    for (Subject it : SmallSpace.subjects().subList(0, 3)) {
      subjects.add(new Subject("one name", "family", it.hash(), false, it.graph()));
      subjects.add(new Subject("again", "another family", it.hash(), true, it.graph()));
    }
    ModelMeasuring measuring =
        new ModelMeasuring(new SimulatedClock(0), 1, new Stop(Integer.MAX_VALUE));
    measuring.measure(catalogue(), subjects);
    List<NetworkTime> networks = measuring.model(Fusions.NONE).networks();
    assertThat(networks).extracting(NetworkTime::name).containsOnly("one name").hasSize(3);
    assertThat(networks).extracting(NetworkTime::millis).doesNotHaveDuplicates();
  }

  @Test
  void anUnmeasuredSizeBetweenMeasuredOnesIsComputed() {
    LatencyModel model = EXACT.model();
    Graph between = SmallSpace.graph("levels[1].channels=96");
    Predicted predicted = model.predict(between);
    assertThat(predicted.refusals()).isEmpty();
    assertThat(predicted.measuredShare()).isBetween(0.0, 0.99);
    double expected = SimulatedClock.network(between) * 1.3;
    assertThat(predicted.total().orElseThrow().millis())
        .isCloseTo(expected, within(0.1 * expected));
    assertThat(CostReport.of(between).total().macs()).isPositive();
  }

  @Test
  void aSizeOutsideWhatWasMeasuredIsRefused() {
    Predicted predicted = EXACT.model().predict(SmallSpace.graph("levels[1].channels=384"));
    assertThat(predicted.total()).isEmpty();
    assertThat(predicted.refusals())
        .isNotEmpty()
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith("conv 3x3")
                    .contains("is 384, ")
                    .contains(" were measured"));
  }

  @Test
  void aKindThatWasNotMeasuredIsRefused() {
    Predicted predicted = EXACT.model().predict(SmallSpace.graph("transformer.attention=relu"));
    assertThat(predicted.total()).isEmpty();
    assertThat(predicted.refusals())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it)
                    .startsWith("attention relu")
                    .endsWith("no operation of this kind was measured"));
  }

  @Test
  void withoutNetworksThereIsNoInterval() {
    ModelMeasuring measuring =
        new ModelMeasuring(new SimulatedClock(0), 1, new Stop(Integer.MAX_VALUE));
    measuring.measure(catalogue(), List.of());
    Predicted predicted = measuring.model(Fusions.NONE).model().predict(SmallSpace.graph());
    assertThat(predicted.total().orElseThrow().high()).isInfinite();
  }
}
