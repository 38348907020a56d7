package linecard.sales;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/// Rows of one table in the form that PostgreSQL copies in fastest (COPY BINARY), gathered in
/// groups that may be left out one by one. The fields of a row come in the order of the columns.
///
/// They are kept in blocks: one array that grows would need thrice its room while it does.
final class CopyRows {

    private static final int BLOCK = 1 << 16;

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] END = {(byte) 0xff, (byte) 0xff};
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();

    private final int columns;
    private final List<Full> full = new ArrayList<>();
    private byte[] bytes = new byte[BLOCK];
    private int length;
    private Place[] ends = new Place[256];
    private int groups;

    private record Full(byte[] bytes, int length) {}

    /// @param block by number
    /// @param at in it
    private record Place(int block, int at) {}

    CopyRows(int columns) {
        this.columns = columns;
    }

    CopyRows row() {
        require(2);
        bytes[length++] = 0;
        bytes[length++] = (byte) columns;
        return this;
    }

    CopyRows add(@Nullable UUID value) {
        if (value == null) return none();
        sized(16);
        put(value.getMostSignificantBits());
        put(value.getLeastSignificantBits());
        return this;
    }

    CopyRows add(long value) {
        sized(8);
        put(value);
        return this;
    }

    CopyRows add(@Nullable Long value) {
        return value == null ? none() : add(value.longValue());
    }

    CopyRows addInt(int value) {
        sized(4);
        put(value);
        return this;
    }

    CopyRows addSmall(int value) {
        sized(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    CopyRows add(@Nullable LocalDate value) {
        return value == null ? none() : addInt(Math.toIntExact(value.toEpochDay() - DAY_ZERO));
    }

    CopyRows add(@Nullable String value) {
        if (value == null) return none();
        var text = value.getBytes(StandardCharsets.UTF_8);
        sized(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    private CopyRows none() {
        require(4);
        put(-1);
        return this;
    }

    boolean isEmpty() {
        return length == 0 && full.isEmpty();
    }

    /// What was added since the last call is one group.
    void endGroup() {
        if (groups == ends.length) ends = Arrays.copyOf(ends, 2 * groups);
        ends[groups++] = new Place(full.size(), length);
    }

    /// Copies the groups that are wanted.
    ///
    /// @param copy a `copy … from stdin (format binary)`
    /// @return how many rows went in
    long send(Connection connection, String copy, BitSet wanted) throws SQLException {
        var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(HEADER, 0, HEADER.length);
            int group = wanted.nextSetBit(0);
            while (group >= 0) {
                int next = wanted.nextClearBit(group);
                send(in, group == 0 ? new Place(0, 0) : ends[group - 1], ends[next - 1]);
                group = wanted.nextSetBit(next);
            }
            in.writeToCopy(END, 0, END.length);
            return in.endCopy();
        } finally {
            if (in.isActive()) in.cancelCopy();
        }
    }

    private void send(CopyIn in, Place from, Place to) throws SQLException {
        for (int block = from.block(); block <= to.block(); block++) {
            var sent = block < full.size() ? full.get(block) : new Full(bytes, length);
            int begin = block == from.block() ? from.at() : 0;
            int end = block == to.block() ? to.at() : sent.length();
            if (end > begin) in.writeToCopy(sent.bytes(), begin, end - begin);
        }
    }

    private void sized(int size) {
        require(4 + size);
        put(size);
    }

    /// Begins another block where there is no room for so many bytes in this one.
    private void require(int more) {
        if (length + more <= bytes.length) return;
        full.add(new Full(bytes, length));
        bytes = new byte[Math.max(BLOCK, more)];
        length = 0;
    }

    private void put(int value) {
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void put(long value) {
        put((int) (value >> 32));
        put((int) value);
    }
}
