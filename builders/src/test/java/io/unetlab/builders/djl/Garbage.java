package io.unetlab.builders.djl;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;

/**
 * What a long run does to memory that is still read but no longer held: Java buffers that nothing
 * refers to are freed, and others take their place, full of numbers that are not numbers.
 */
final class Garbage {

  private static final int BUFFERS = 2000;
  private static final int MOST = 512;
  private static final byte ONES = -1; // a float of ones only is not a number

  private Garbage() {}

  static void collect() throws InterruptedException {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    WeakReference<Object> last = new WeakReference<>(new Object(), collected);
    System.gc();
    while (collected.remove(10) != last) {
      System.gc();
    }
    ByteBuffer[] others = new ByteBuffer[BUFFERS];
    for (int i = 0; i < BUFFERS; i++) {
      ByteBuffer other = ByteBuffer.allocateDirect(4 + 4 * i % MOST);
      while (other.hasRemaining()) {
        other.put(ONES);
      }
      others[i] = other;
    }
    Reference.reachabilityFence(others);
  }
}
