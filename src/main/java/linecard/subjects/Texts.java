package linecard.subjects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Different texts, numbered in the order in which they come. The numbers of five million
/// documents take some hundred megabytes here, and three times that in a map.
final class Texts {

    private static final int BLOCK = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private final Series ends = new Series();
    private int[] table = new int[1 << 10];
    private int used;

    int size() {
        return ends.size();
    }

    /// The number of this text, which is the next one where it is new.
    int add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > BLOCK) throw new IllegalArgumentException("a text of " + bytes.length);
        if (2 * ends.size() >= table.length) grow();
        int slot = slot(bytes);
        if (table[slot] == 0) table[slot] = keep(bytes) + 1;
        return table[slot] - 1;
    }

    String get(int number) {
        return new String(block(number), from(number), to(number) - from(number),
                StandardCharsets.UTF_8);
    }

    private int keep(byte[] bytes) {
        if (blocks.isEmpty() || used + bytes.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        System.arraycopy(bytes, 0, blocks.getLast(), used, bytes.length);
        used += bytes.length;
        ends.add((blocks.size() - 1L) * 2 * BLOCK + used);
        return ends.size() - 1;
    }

    /// Where a text stands in the table, or the free place for it.
    private int slot(byte[] bytes) {
        int slot = spread(Arrays.hashCode(bytes)) & (table.length - 1);
        while (table[slot] != 0 && !is(table[slot] - 1, bytes)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean is(int number, byte[] bytes) {
        return Arrays.equals(block(number), from(number), to(number), bytes, 0, bytes.length);
    }

    private byte[] block(int number) {
        return blocks.get((int) (ends.get(number) / (2 * BLOCK)));
    }

    private int from(int number) {
        if (number == 0) return 0;
        long before = ends.get(number - 1);
        boolean isSame = before / (2 * BLOCK) == ends.get(number) / (2 * BLOCK);
        return isSame ? (int) (before % (2 * BLOCK)) : 0;
    }

    private int to(int number) {
        return (int) (ends.get(number) % (2 * BLOCK));
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int number = 0; number < ends.size(); number++) {
            var bytes = Arrays.copyOfRange(block(number), from(number), to(number));
            table[slot(bytes)] = number + 1;
        }
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
