package linecard.commissions;

import linecard.money.Rate;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.DocumentList;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Subject;
import linecard.reckoning.SubjectList;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The lines that were reckoned, as bytes: columns one after the other, and what had been paid of
/// their invoices. Of the same lines there are the same bytes.
final class LinesPacking {

    private static final int FORM = 3;

    /// In which columns were written whole where there was any of them, as they may be still.
    private static final int SECOND = 2;

    private LinesPacking() {}

    /// @param paid by invoice, where payments earn
    record Known(Lines lines, Map<UUID, Paid> paid) {}

    static byte[] pack(Known known) {
        var out = new Packer(FORM);
        lines(out, known.lines());
        out.number(known.paid().size());
        new TreeMap<>(known.paid()).forEach((invoice, paid) ->
                out.id(invoice).number(paid.paid()).number(paid.total()));
        return out.bytes();
    }

    static void lines(Packer out, Lines lines) {
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
    private static void subjects(Packer out, List<Subject> subjects) {
        var upward = new LinkedHashMap<List<UUID>, Integer>();
        out.number(subjects.size());
        UUID account = null;
        for (var subject : subjects) {
            out.flag(subject.account().equals(account));
            if (!subject.account().equals(account)) out.id(subject.account());
            account = subject.account();
        }
        for (var subject : subjects) {
            out.text(subject.contract() == null ? "" : subject.contract());
        }
        for (var subject : subjects) {
            out.text(subject.customerType() == null ? "" : subject.customerType());
        }
        for (var subject : subjects) out.id(subject.item());
        var places = new IdentityHashMap<List<UUID>, Integer>();
        for (var subject : subjects) {
            out.number(places.computeIfAbsent(subject.productLines(),
                    lines -> upward.computeIfAbsent(lines, _ -> upward.size())));
        }
        out.number(upward.size());
        for (var lines : upward.keySet()) {
            out.number(lines.size());
            for (var line : lines) out.id(line);
        }
    }

    static Known unpack(byte[] bytes) {
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

    static Lines lines(Unpacker in) {
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
        return new Lines(agency, currency, DocumentList.of(documents), SubjectList.of(subjects),
                reps, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3),
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

    private static List<Subject> subjects(Unpacker in) {
        int size = in.size();
        var accounts = accounts(in, size);
        var contracts = in.texts(size);
        var types = in.texts(size);
        var items = in.ids(size);
        var places = in.counts(size);
        var upward = upward(in);
        var subjects = new Subject[size];
        for (int i = 0; i < size; i++) {
            subjects[i] = new Subject(accounts[i], none(contracts[i]), none(types[i]), items[i],
                    upward.get(places[i]));
        }
        return List.of(subjects);
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
