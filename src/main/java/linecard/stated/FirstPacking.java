package linecard.stated;

import linecard.money.Rate;
import linecard.packing.Unpacker;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.DocumentList;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Subject;
import linecard.reckoning.SubjectList;
import linecard.reckoning.Terms.Cause;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;

/// Reads lines as they were packed at first: see [LinesPacking] for how they are since.
final class FirstPacking {

    private static final int FORM = 1;

    private FirstPacking() {}

    static Lines lines(Unpacker in) {
        if (in.form() != FORM) throw new IllegalStateException("packed as " + in.form());
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
        return new Lines(agency, currency, DocumentList.of(documents), SubjectList.of(subjects),
                reps, document, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3),
                numbers.get(4), amounts);
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
