package linecard.stated;

import linecard.money.Rate;
import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.DocumentList;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.SubjectList;
import linecard.reckoning.SubjectList.Buyer;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The lines that were reckoned, as bytes: columns one after the other, and what had been paid of
/// their invoices. Of the same lines there are the same bytes.
public final class LinesPacking {

    private static final int FORM = 3;

    /// In which columns were written whole where there was any of them, as they may be still.
    private static final int SECOND = 2;

    private LinesPacking() {}

    /// @param paid by invoice, where payments earn
    public record Known(Lines lines, Map<UUID, Paid> paid) {}

    public static byte[] pack(Known known) {
        var out = new Packer(FORM);
        lines(out, known.lines());
        out.number(known.paid().size());
        new TreeMap<>(known.paid()).forEach((invoice, paid) ->
                out.id(invoice).number(paid.paid()).number(paid.total()));
        return out.bytes();
    }

    public static void lines(Packer out, Lines lines) {
        out.id(lines.agency()).text(lines.currency().getCurrencyCode());
        out.number(lines.documents().size());
        long day = 0;
        for (var document : lines.documents()) {
            document(out, document, day);
            day = document.day().toEpochDay();
        }
        subjects(out, lines.subjects());
        out.number(lines.reps().size());
        for (var rep : lines.reps()) out.id(rep);
        out.number(lines.size()).steps(lines.document(), 0, 0).steps(lines.position(), 1, 1)
                .steps(lines.place(), 1, 0).steps(lines.subject(), 0, 1)
                .steps(lines.rep(), 0, 0).steps(lines.share(), 1_000_000, 0);
        out.number(lines.amounts().size());
        new TreeMap<>(lines.amounts()).forEach((column, amounts) ->
                out.choice(column).rest(amounts));
    }

    /// Most documents take nothing back, came in on their day and state no rate.
    private static void document(Packer out, Document document, long before) {
        var stated = document.stated();
        var returned = document.returned();
        out.plainId(document.id()).plainText(document.number()).choice(document.event())
                .number(document.day().toEpochDay() - before)
                .number(document.orderedOn().toEpochDay() - document.day().toEpochDay())
                .number((stated == null ? 0 : 1) + (returned == null ? 0 : 2));
        if (stated != null) out.number(stated.millionths());
        if (returned == null) return;
        out.id(returned.original()).day(returned.day()).choice(returned.cause());
    }

    /// As columns: those that follow one another mostly are of one account.
    private static void subjects(Packer out, SubjectList subjects) {
        int size = subjects.size();
        out.number(size);
        UUID last = null;
        for (int i = 0; i < size; i++) {
            var account = subjects.buyer(i).account();
            out.flag(account.equals(last));
            if (!account.equals(last)) out.id(account);
            last = account;
        }
        for (int i = 0; i < size; i++) out.text(orEmpty(subjects.buyer(i).contract()));
        for (int i = 0; i < size; i++) out.text(orEmpty(subjects.buyer(i).customerType()));
        for (int i = 0; i < size; i++) out.id(subjects.item(i));
        for (int i = 0; i < size; i++) out.number(subjects.up(i));
        out.number(subjects.upward().size());
        for (var lines : subjects.upward()) {
            out.number(lines.size());
            for (var line : lines) out.id(line);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    public static Known unpack(byte[] bytes) {
        var in = new Unpacker(bytes);
        var lines = in.form() == FORM || in.form() == SECOND ? lines(in)
                : FirstPacking.lines(in);
        var paid = new TreeMap<UUID, Paid>();
        for (int left = in.count(); left > 0; left--) {
            paid.put(in.id(), new Paid(in.number(), in.number()));
        }
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        return new Known(lines, paid);
    }

    public static Lines lines(Unpacker in) {
        var agency = in.id();
        var currency = Currency.getInstance(in.text());
        var documents = new ArrayList<Document>();
        for (int left = in.count(); left > 0; left--) {
            documents.add(document(in, documents.isEmpty() ? null : documents.getLast()));
        }
        var subjects = subjects(in);
        var reps = new ArrayList<UUID>();
        for (int left = in.count(); left > 0; left--) reps.add(in.id());
        int size = in.size();
        var numbers = List.of(in.steps(size, 0, 0), in.steps(size, 1, 1), in.steps(size, 1, 0),
                in.steps(size, 0, 1), in.steps(size, 0, 0), in.steps(size, 1_000_000, 0));
        var amounts = new EnumMap<Column, long[]>(Column.class);
        for (int left = in.count(); left > 0; left--) {
            amounts.put(in.choice(Column.values()), in.rest(size));
        }
        return new Lines(agency, currency, DocumentList.of(documents), subjects, reps,
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3),
                numbers.get(4), numbers.get(5), amounts);
    }

    private static Document document(Unpacker in, @Nullable Document before) {
        var id = in.plainId();
        var number = in.plainText();
        var event = in.choice(Event.values());
        long step = in.number();
        var day = before == null ? LocalDate.ofEpochDay(step)
                : step == 0 ? before.day() : before.day().plusDays(step);
        long ordered = in.number();
        int more = in.count();
        var stated = (more & 1) == 0 ? null : new Rate(in.number());
        var returned = (more & 2) == 0 ? null
                : new Returned(in.idOrNone(), in.day(), in.choice(Cause.values()));
        return new Document(id, number, event, day, ordered == 0 ? day : day.plusDays(ordered),
                stated, returned);
    }

    private static SubjectList subjects(Unpacker in) {
        int size = in.size();
        var accounts = accounts(in, size);
        var contracts = in.texts(size);
        var types = in.texts(size);
        var items = in.ids(size);
        var places = in.counts(size);
        var buyers = new ArrayList<Buyer>();
        var buyer = new int[size];
        for (int i = 0; i < size; i++) {
            if (i == 0 || accounts[i] != accounts[i - 1]
                    || !contracts[i].equals(contracts[i - 1]) || !types[i].equals(types[i - 1])) {
                buyers.add(new Buyer(accounts[i], none(contracts[i]), none(types[i])));
            }
            buyer[i] = buyers.size() - 1;
        }
        return new SubjectList(buyers, buyer, items, upward(in), places);
    }

    private static UUID[] accounts(Unpacker in, int size) {
        var accounts = new UUID[size];
        for (int i = 0; i < size; i++) accounts[i] = in.flag() ? accounts[i - 1] : in.id();
        return accounts;
    }

    private static List<List<UUID>> upward(Unpacker in) {
        var upward = new ArrayList<List<UUID>>();
        for (int left = in.count(); left > 0; left--) {
            var lines = new ArrayList<UUID>();
            for (int more = in.count(); more > 0; more--) lines.add(in.id());
            upward.add(List.copyOf(lines));
        }
        return upward;
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
