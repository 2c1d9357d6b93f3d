package io.unetlab.profiler.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures on several devices at once, one thread per device, but never two sessions on one device:
 * they would disturb each other. Hosts have their own serials: the emulators of two are called
 * alike.
 */
public final class DeviceSessions {

  /**
   * One of several devices.
   *
   * @param label the user's name for it
   */
  public record Labelled(String label, Device device) {

    public Labelled {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(device, "device");
    }
  }

  /** Measures on one device, in a separate thread. */
  @FunctionalInterface
  public interface Session {

    /**
     * @throws DeviceException when the device fails
     */
    DeviceRun measure(Labelled device);
  }

  private DeviceSessions() {}

  /**
   * Measures on all devices and returns when all are done.
   *
   * @return the outcome of each, in the order given
   * @throws DeviceException when two of them are or may be the same device; nothing was started
   */
  public static List<DeviceOutcome> measure(List<Labelled> devices, Session session) {
    requireDistinct(devices);
    ExecutorService threads = Executors.newFixedThreadPool(devices.size());
    try {
      List<Callable<DeviceOutcome>> tasks = new ArrayList<>();
      devices.forEach(device -> tasks.add(() -> outcome(device, session)));
      return results(threads.invokeAll(tasks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.lost("interrupted while devices were measured on");
    } finally {
      threads.shutdownNow();
    }
  }

  private static DeviceOutcome outcome(Labelled device, Session session) {
    try {
      return new DeviceOutcome.Measured(device.label(), session.measure(device));
    } catch (DeviceException e) {
      return new DeviceOutcome.Failed(device.label(), String.valueOf(e.getMessage()));
    }
  }

  private static List<DeviceOutcome> results(List<Future<DeviceOutcome>> futures)
      throws InterruptedException {
    List<DeviceOutcome> outcomes = new ArrayList<>();
    for (Future<DeviceOutcome> future : futures) {
      try {
        outcomes.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException("measuring on a device failed: " + e.getCause(), e);
      }
    }
    return outcomes;
  }

  private static void requireDistinct(List<Labelled> devices) {
    Map<String, String> labels = new HashMap<>();
    for (Labelled one : devices) {
      String place = place(one, devices);
      String other = labels.put(place, one.label());
      if (other != null) {
        throw DeviceException.refused(
            String.format(
                Locale.ROOT,
                "%s and %s are both %s, on which one can measure at a time; leave one out, or run"
                    + " them one after another",
                other,
                one.label(),
                place));
      }
    }
  }

  private static String place(Labelled one, List<Labelled> devices) {
    if (Devices.isDesktop(one.device())) {
      return "this machine";
    }
    Optional<AdbHost> host = one.device().host();
    long phones =
        devices.stream()
            .filter(it -> !Devices.isDesktop(it.device()))
            .filter(it -> it.device().host().equals(host))
            .count();
    if (one.device().serial().isEmpty() && phones > 1) {
      throw DeviceException.refused(
          one.label()
              + " names no serial, so it may be the same device as another one; with several"
              + " devices set `serial` in each file to what `unetlab devices` shows");
    }
    String serial = one.device().serial().map(" "::concat).orElse("");
    return "device" + serial + host.map(it -> " at " + it).orElse("");
  }
}
