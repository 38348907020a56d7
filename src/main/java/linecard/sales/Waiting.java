package linecard.sales;

import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Bookings that wait until those are booked that they depend on: a few in memory, more in a file.
final class Waiting implements AutoCloseable {

    private final int linesInMemory;
    private int lines;
    private final List<Draft> first = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable DataOutputStream out;
    private long inFile;

    /// @param linesInMemory of those that are kept there, about so many
    Waiting(int linesInMemory) {
        this.linesInMemory = linesInMemory;
    }

    interface Taker {
        void take(long place, Booking booking);
    }

    void add(Draft draft) {
        if (lines < linesInMemory) {
            first.add(draft);
            lines += 1 + draft.booking().lines().size();
            return;
        }
        try {
            write(opened(), draft);
            inFile++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hands on all of them, in the order in which they came, with the place of each.
    void forEach(Taker taker) {
        for (var draft : first) taker.take(draft.place(), draft.said());
        if (out == null || file == null) return;
        try {
            out.close();
            try (var in = new DataInputStream(new BufferedInputStream(
                    Files.newInputStream(file), 1 << 16))) {
                for (long i = 0; i < inFile; i++) taker.take(in.readLong(), read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataOutputStream opened() throws IOException {
        if (out == null) {
            file = Files.createTempFile("linecard-waiting-", "");
            out = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file), 1 << 16));
        }
        return out;
    }

    private static void write(DataOutputStream to, Draft draft) throws IOException {
        var said = draft.said();
        to.writeLong(draft.place());
        to.writeByte(said.kind().ordinal());
        to.writeUTF(said.number());
        write(to, said.account());
        write(to, said.statedRep());
        to.writeLong(said.bookedOn().toEpochDay());
        to.writeUTF(said.originalNumber());
        to.writeUTF(said.currency() == null ? "" : said.currency().getCurrencyCode());
        to.writeLong(said.freightMinor());
        to.writeLong(said.taxMinor());
        to.writeLong(said.discountMinor());
        write(to, said.stated());
        to.writeInt(said.lines().size());
        for (var line : said.lines()) {
            write(to, line.product());
            write(to, line.productLine());
            to.writeLong(line.quantityMilli());
            to.writeLong(line.netMinor());
            to.writeBoolean(line.costMinor() != null);
            to.writeLong(line.costMinor() == null ? 0 : line.costMinor());
            to.writeBoolean(line.costDerived());
            to.writeLong(line.discountMinor());
        }
    }

    private static Booking read(DataInputStream from) throws IOException {
        var kind = Kind.values()[from.readByte()];
        var number = from.readUTF();
        var account = id(from);
        var rep = idOrNull(from);
        var day = LocalDate.ofEpochDay(from.readLong());
        var original = from.readUTF();
        var code = from.readUTF();
        var currency = code.isEmpty() ? null : Currency.getInstance(code);
        long freight = from.readLong();
        long tax = from.readLong();
        long discount = from.readLong();
        var stated = stated(from);
        var lines = new ArrayList<Booking.Line>();
        for (int left = from.readInt(); left > 0; left--) lines.add(line(from));
        return new Booking(kind, number, account, rep, day, original, currency, freight, tax,
                discount, stated, lines);
    }

    private static void write(DataOutputStream to, Stated stated) throws IOException {
        to.writeByte(stated.cause() == null ? -1 : stated.cause().ordinal());
        to.writeLong(stated.orderedOn() == null
                ? Long.MIN_VALUE : stated.orderedOn().toEpochDay());
        to.writeUTF(stated.contract());
        to.writeLong(stated.rate() == null ? -1 : stated.rate().millionths());
    }

    private static Stated stated(DataInputStream from) throws IOException {
        int cause = from.readByte();
        long day = from.readLong();
        var contract = from.readUTF();
        long rate = from.readLong();
        return new Stated(cause < 0 ? null : Cause.values()[cause],
                day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day), contract,
                rate < 0 ? null : new Rate(rate));
    }

    private static Booking.Line line(DataInputStream from) throws IOException {
        var product = idOrNull(from);
        var productLine = id(from);
        long quantity = from.readLong();
        long net = from.readLong();
        boolean hasCost = from.readBoolean();
        long cost = from.readLong();
        return new Booking.Line(product, productLine, quantity, net,
                hasCost ? (Long) cost : null, from.readBoolean(), from.readLong());
    }

    private static void write(DataOutputStream to, @Nullable UUID id) throws IOException {
        to.writeBoolean(id != null);
        to.writeLong(id == null ? 0 : id.getMostSignificantBits());
        to.writeLong(id == null ? 0 : id.getLeastSignificantBits());
    }

    private static @Nullable UUID idOrNull(DataInputStream from) throws IOException {
        boolean isThere = from.readBoolean();
        var id = new UUID(from.readLong(), from.readLong());
        return isThere ? id : null;
    }

    private static UUID id(DataInputStream from) throws IOException {
        return Objects.requireNonNull(idOrNull(from));
    }

    @Override
    public void close() {
        try {
            if (out != null) out.close();
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
