package io.unetlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A 64-bit little-endian ELF library ("System V Application Binary Interface", chapters 4 and 5).
 *
 * @param machine the processor that it is for
 * @param name by which others need it, if that is not its file's
 * @param needed the names of the libraries that it needs
 */
record ElfLibrary(int machine, Optional<String> name, List<String> needed) {

  static final int X86_64 = 62;
  static final int AARCH64 = 183;

  private static final int MAGIC = 0x464c457f;
  private static final int LOADED = 1;
  private static final int DYNAMIC = 2;
  private static final int NEEDED = 1;
  private static final int STRINGS = 5;
  private static final int NAME = 14;

  static ElfLibrary of(byte[] contents) {
    ByteBuffer elf = ByteBuffer.wrap(contents).order(ByteOrder.LITTLE_ENDIAN);
    if (elf.getInt(0) != MAGIC || elf.get(4) != 2) {
      throw new IllegalArgumentException("not a 64-bit ELF file");
    }
    Segments segments = new Segments(elf);
    return new ElfLibrary(
        elf.getShort(18), segments.texts(NAME).stream().findFirst(), segments.texts(NEEDED));
  }

  private record Segments(ByteBuffer elf) {

    List<String> texts(int wanted) {
      long strings = 0;
      List<Long> names = new ArrayList<>();
      int dynamic = header(DYNAMIC);
      int start = (int) elf.getLong(dynamic + 8);
      int end = start + (int) elf.getLong(dynamic + 32);
      for (int at = start; at < end; at += 16) {
        long tag = elf.getLong(at);
        if (tag == wanted) {
          names.add(elf.getLong(at + 8));
        } else if (tag == STRINGS) {
          strings = elf.getLong(at + 8);
        }
      }
      int table = place(strings);
      return names.stream().map(name -> text(table + name.intValue())).toList();
    }

    private int headers() {
      return elf.getShort(56);
    }

    private int at(int header) {
      return (int) elf.getLong(32) + header * elf.getShort(54);
    }

    private int header(int type) {
      for (int i = 0; i < headers(); i++) {
        if (elf.getInt(at(i)) == type) {
          return at(i);
        }
      }
      throw new IllegalArgumentException("no segment of type " + type);
    }

    /** Where an address of the loaded library is in the file. */
    private int place(long address) {
      for (int i = 0; i < headers(); i++) {
        long start = elf.getLong(at(i) + 16);
        boolean within = address >= start && address < start + elf.getLong(at(i) + 32);
        if (elf.getInt(at(i)) == LOADED && within) {
          return (int) (elf.getLong(at(i) + 8) + address - start);
        }
      }
      throw new IllegalArgumentException("address " + address + " is in no segment");
    }

    private String text(int from) {
      int end = from;
      while (elf.get(end) != 0) {
        end++;
      }
      return new String(elf.array(), from, end - from, UTF_8);
    }
  }
}
