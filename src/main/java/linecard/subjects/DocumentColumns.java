package linecard.subjects;

import linecard.exchange.Entry;
import linecard.exchange.Rejection;
import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.subjects.DocumentReader.Head;
import linecard.subjects.DocumentReader.Line;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a file of documents and the documents they make, as columns of numbers: sixteen
/// bytes a row and some sixty a document, whatever the file says beside them. Rows are numbered
/// from 0 as they come, documents as they are first seen.
final class DocumentColumns {

    private static final int NO_DOCUMENT = -1;

    private final Texts keys = new Texts();
    /// Of originals and contracts.
    private final Texts originals = new Texts();
    private final List<Rejection> refusals = new ArrayList<>();
    private final Map<Rejection, Integer> refusalNumbers = new HashMap<>();
    private final List<@Nullable Currency> currencies = new ArrayList<>();
    private final Series date = new Series();
    private final Series account = new Series();
    private final Series rep = new Series();
    private final Series original = new Series();
    private final Series currency = new Series();
    private final Series documentNet = new Series();
    private final BitSet hasNet = new BitSet();
    private final Series freight = new Series();
    private final Series tax = new Series();
    private final Series documentDiscount = new Series();
    private final Series cause = new Series();
    private final Series daysOrdered = new Series();
    private final Series contract = new Series();
    private final Series statedRate = new Series();
    private final Series badRow = new Series();
    private final Series refusal = new Series();

    private final Series document = new Series();
    private final Series ware = new Series();
    private final Series quantity = new Series();
    private final Series amount = new Series();
    private final Series cost = new Series();
    private final BitSet hasCost = new BitSet();
    private final Series discount = new Series();
    private final Series shift = new Series();
    private final BitSet bad = new BitSet();

    private int @Nullable [] order;
    private int[] starts = {};
    private boolean isInOrder = true;

    int documents() {
        return keys.size();
    }

    int rows() {
        return document.size();
    }

    /// The document of this kind and number; a new one where there is none.
    int document(String key, Head head) {
        int number = keys.add(key);
        if (number < date.size()) return number;
        date.add(head.date().toEpochDay());
        account.add(head.account());
        rep.add(head.rep());
        original.add(originals.add(head.original()));
        if (!currencies.contains(head.currency())) currencies.add(head.currency());
        currency.add(currencies.indexOf(head.currency()));
        documentNet.add(head.documentNet() == null ? 0 : head.documentNet());
        if (head.documentNet() != null) hasNet.set(number);
        freight.add(head.freight());
        tax.add(head.tax());
        documentDiscount.add(head.discount());
        add(head.date(), head.stated());
        badRow.add(0);
        refusal.add(0);
        return number;
    }

    /// Zero for what is not said, which takes no room.
    private void add(LocalDate day, Stated stated) {
        cause.add(stated.cause() == null ? 0 : stated.cause().ordinal() + 1);
        daysOrdered.add(stated.orderedOn() == null
                ? 0 : day.toEpochDay() - stated.orderedOn().toEpochDay());
        contract.add(stated.contract().isEmpty() ? 0 : originals.add(stated.contract()) + 1);
        statedRate.add(stated.rate() == null ? 0 : stated.rate().millionths() + 1);
    }

    private Stated stated(int of) {
        long days = daysOrdered.get(of);
        long rate = statedRate.get(of);
        return new Stated(cause.get(of) == 0 ? null : Cause.values()[cause.index(of) - 1],
                days == 0 ? null : LocalDate.ofEpochDay(date.get(of) - days),
                contract.get(of) == 0 ? "" : originals.get(contract.index(of) - 1),
                rate == 0 ? null : new Rate(rate - 1));
    }

    /// The document that bears this kind and number here.
    int find(Kind kind, String number) {
        return keys.add(DocumentReader.key(kind, number));
    }

    Head head(int of) {
        return new Head(kind(of), LocalDate.ofEpochDay(date.get(of)), account.index(of),
                rep.index(of), originals.get(original.index(of)),
                currencies.get(currency.index(of)), hasNet.get(of) ? documentNet.get(of) : null,
                freight.get(of), tax.get(of), documentDiscount.get(of), stated(of));
    }

    private Kind kind(int of) {
        return Kind.values()[keys.get(of).charAt(0) - '0'];
    }

    String number(int of) {
        return keys.get(of).substring(1);
    }

    /// @param number where it stands in the file
    void add(int of, long number, Line line) {
        if (document.size() > 0 && of < document.get(document.size() - 1)) isInOrder = false;
        if (line.cost() != null) hasCost.set(rows());
        shift.add(number - rows() - 2);
        document.add(of);
        ware.add(line.ware());
        quantity.add(line.quantityMilli());
        amount.add(line.amount());
        cost.add(line.cost() == null ? 0 : line.cost());
        discount.add(line.discount());
    }

    private static final Line NOTHING = new Line(0, 0, 0, null, 0);

    /// A row that could not be read, which spoils the document that it names, if it does.
    ///
    /// @param key empty where it names none
    void addBad(String key, long number) {
        bad.set(rows());
        int of = key.isEmpty() ? NO_DOCUMENT : document(key, DocumentReader.NO_HEAD);
        if (of != NO_DOCUMENT && badRow.get(of) == 0) badRow.set(of, number);
        add(of, number, NOTHING);
    }

    Line line(int row) {
        return new Line(ware.index(row), quantity.get(row), amount.get(row),
                hasCost.get(row) ? cost.get(row) : null, discount.get(row));
    }

    void refuse(int of, Rejection why) {
        var known = refusalNumbers.putIfAbsent(why, refusals.size());
        if (known == null) refusals.add(why);
        refusal.set(of, known == null ? refusals.size() : known + 1L);
    }

    boolean isRefused(int of) {
        return badRow.get(of) != 0 || refusal.get(of) != 0;
    }

    boolean hasRejections() {
        return !bad.isEmpty() || !refusals.isEmpty();
    }

    /// How many rows name no document.
    int nameless() {
        return rows() - starts[documents()];
    }

    boolean isBad(int row) {
        return bad.get(row);
    }

    /// Why a row is not taken that is good in itself; null where it is taken.
    @Nullable Rejection rejection(int row) {
        int of = document.index(row);
        if (of == NO_DOCUMENT) return null;
        if (badRow.get(of) != 0) {
            return Rejection.of("", "exchange.badRow", Entry.shown(number(of)), badRow.get(of));
        }
        return refusal.get(of) == 0 ? null : refusals.get(refusal.index(of) - 1);
    }

    /// Puts the rows of each document together, once all have come.
    void order() {
        starts = new int[documents() + 1];
        for (int row = 0; row < rows(); row++) {
            if (document.index(row) != NO_DOCUMENT) starts[document.index(row) + 1]++;
        }
        for (int of = 0; of < documents(); of++) starts[of + 1] += starts[of];
        if (isInOrder) return;
        var next = starts.clone();
        order = new int[starts[documents()]];
        for (int row = 0; row < rows(); row++) {
            if (document.index(row) != NO_DOCUMENT) order[next[document.index(row)]++] = row;
        }
    }

    /// The rows of a document, in the order of the file.
    int[] rowsOf(int of) {
        var rows = new int[starts[of + 1] - starts[of]];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order == null ? starts[of] + i : order[starts[of] + i];
        }
        return rows;
    }
}
