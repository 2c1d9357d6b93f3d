package io.unetlab.profiler.litert;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceNetworks;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.NetworkJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The .tflite files of a run's networks, leased from the cache; the tool makes its own inputs. */
public final class ToolNetworks implements DeviceNetworks {

  private final Device device;
  private final List<Lease> leases = new ArrayList<>();

  private ToolNetworks(Device device) {
    this.device = device;
  }

  /** Writes networks as the device file says. */
  public static DeviceNetworks.Writer writer(Device device) {
    return (graphs, seed) -> of(device, graphs, seed);
  }

  private static ToolNetworks of(Device device, List<Graph> graphs, long seed) {
    CachedExports<TfliteOptions> models =
        CachedExports.inCache(new TfliteExporter(), TfliteExporter.VERSION);
    ToolNetworks networks = new ToolNetworks(device);
    try {
      for (Graph graph : graphs) {
        networks.leases.add(models.lease(graph, seed, device.runtime().file()));
      }
      return networks;
    } catch (RuntimeException | Error e) {
      networks.close();
      throw e;
    }
  }

  @Override
  public NetworkJob job(int network, DeviceTransport transport) {
    Path file = leases.get(network).path();
    String there = Objects.requireNonNull(transport.push(List.of(file)).get(file), "not pushed");
    return new ToolJob(there, device);
  }

  @Override
  public void close() {
    leases.forEach(Lease::close);
  }
}
