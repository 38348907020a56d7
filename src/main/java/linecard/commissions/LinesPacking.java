package linecard.commissions;

import linecard.money.Rate;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms.Cause;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The lines that were reckoned, as bytes: columns one after the other, and what had been paid of
/// their invoices. Of the same lines there are the same bytes.
final class LinesPacking {

    private static final int FORM = 1;

    private LinesPacking() {}

    /// @param paid by invoice, where payments earn
    record Known(Lines lines, Map<UUID, Paid> paid) {}

    static byte[] pack(Known known) {
        var lines = known.lines();
        var out = new Packer(FORM).id(lines.agency()).text(lines.currency().getCurrencyCode());
        out.number(lines.documents().size());
        for (var document : lines.documents()) document(out, document);
        out.number(lines.subjects().size());
        for (var subject : lines.subjects()) subject(out, subject);
        out.number(lines.reps().size());
        for (var rep : lines.reps()) out.id(rep);
        out.number(lines.size()).numbers(differences(lines.document())).numbers(lines.position())
                .numbers(lines.place()).numbers(lines.subject()).numbers(lines.rep())
                .numbers(lines.share());
        out.number(lines.amounts().size());
        new TreeMap<>(lines.amounts()).forEach((column, amounts) ->
                out.choice(column).numbers(amounts));
        out.number(known.paid().size());
        new TreeMap<>(known.paid()).forEach((invoice, paid) ->
                out.id(invoice).number(paid.paid()).number(paid.total()));
        return out.bytes();
    }

    private static int[] differences(int[] rising) {
        var differences = new int[rising.length];
        for (int i = 0; i < rising.length; i++) {
            differences[i] = i == 0 ? rising[0] : rising[i] - rising[i - 1];
        }
        return differences;
    }

    private static void document(Packer out, Document document) {
        out.id(document.id()).text(document.number()).choice(document.event())
                .day(document.day()).day(document.orderedOn());
        var stated = document.stated();
        out.number(stated == null ? -1 : stated.millionths());
        var returned = document.returned();
        out.flag(returned != null);
        if (returned == null) return;
        out.id(returned.original()).day(returned.day()).choice(returned.cause());
    }

    private static void subject(Packer out, Subject subject) {
        out.id(subject.account()).text(subject.contract() == null ? "" : subject.contract())
                .text(subject.customerType() == null ? "" : subject.customerType())
                .id(subject.item()).number(subject.productLines().size());
        for (var line : subject.productLines()) out.id(line);
    }

    static Known unpack(byte[] bytes) {
        var in = new Unpacker(bytes, FORM);
        var agency = in.id();
        var currency = Currency.getInstance(in.text());
        var documents = new ArrayList<Document>();
        for (int left = in.count(); left > 0; left--) documents.add(document(in));
        var subjects = new ArrayList<Subject>();
        for (int left = in.count(); left > 0; left--) subjects.add(subject(in));
        var reps = new ArrayList<UUID>();
        for (int left = in.count(); left > 0; left--) reps.add(in.id());
        int size = in.count();
        var document = in.counts(size);
        for (int i = 1; i < size; i++) document[i] += document[i - 1];
        var numbers = List.of(in.counts(size), in.counts(size), in.counts(size), in.counts(size),
                in.counts(size));
        var amounts = new EnumMap<Column, long[]>(Column.class);
        for (int left = in.count(); left > 0; left--) {
            amounts.put(in.choice(Column.values()), in.numbers(size));
        }
        var paid = new TreeMap<UUID, Paid>();
        for (int left = in.count(); left > 0; left--) {
            paid.put(in.id(), new Paid(in.number(), in.number()));
        }
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        return new Known(new Lines(agency, currency, documents, subjects, reps, document,
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4),
                amounts), paid);
    }

    private static Document document(Unpacker in) {
        var id = in.id();
        var number = in.text();
        var event = in.choice(Event.values());
        var day = in.day();
        var orderedOn = in.day();
        long stated = in.number();
        var returned = in.flag()
                ? new Returned(in.idOrNone(), in.day(), in.choice(Cause.values())) : null;
        return new Document(id, number, event, day, orderedOn,
                stated < 0 ? null : new Rate(stated), returned);
    }

    private static Subject subject(Unpacker in) {
        var account = in.id();
        var contract = in.text();
        var type = in.text();
        var item = in.idOrNone();
        var productLines = new ArrayList<UUID>();
        for (int left = in.count(); left > 0; left--) productLines.add(in.id());
        return new Subject(account, contract.isEmpty() ? null : contract,
                type.isEmpty() ? null : type, item, productLines);
    }
}
