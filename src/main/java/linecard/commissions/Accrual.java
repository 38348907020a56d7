package linecard.commissions;

import linecard.calendar.Span;
import linecard.reckoning.Agreement;
import linecard.reckoning.Changes;
import linecard.reckoning.Lines;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Refused;
import linecard.reckoning.Releases.Paid;
import linecard.stated.LinesPacking;
import linecard.terms.AgreementText;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// What an agency has earned up to the end of a month, and not been stated yet.
///
/// @param agreement by which it is reckoned
/// @param superseded what was stated of the windows that are stated anew
/// @param fresh those windows, as they are known now
/// @param lines all that it was reckoned from, then and now
/// @param changes the difference
/// @param refused why nothing could be reckoned; null where it could
record Accrual(
        Agreement agreement, List<StatedWindow> superseded, List<Fresh> fresh, List<Lines> lines,
        Changes changes, Gathered.Names names, @Nullable Refused refused) {

    static Accrual refused(Agreement agreement, Refused why) {
        return new Accrual(agreement, List.of(), List.of(), List.of(), Changes.none(),
                Gathered.Names.NONE, why);
    }

    /// @param counted see [StatedWindow]
    /// @param known its lines; where it goes on from what was stated, those that are new
    /// @param reckoned where it goes on, mostly with sums in the place of the others, see [Forward]
    /// @param after what it goes on from; null where it stands by itself
    /// @param forward what can be gone on from; null for nothing
    record Fresh(
            Span span, String counted, String terms, LinesPacking.Known known, Reckoned reckoned,
            @Nullable StatedWindow after, @Nullable Forward forward) {

        int lines() {
            return known.lines().size() + (after == null ? 0 : after.lines());
        }
    }

    /// What is known to be paid, by invoice, where payments earn.
    Map<UUID, Paid> paid() {
        var paid = new HashMap<UUID, Paid>();
        for (var one : fresh) paid.putAll(one.known().paid());
        return paid;
    }

    /// Whether a statement would have a line, or could not be made at all.
    boolean saysAnything() {
        if (refused != null) return true;
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.isOfOtherEvent(i)) return true;
        }
        return false;
    }

    /// The terms by which the difference is told: those of before, then those of now.
    Agreement told() {
        return told(Stream.concat(superseded.stream().map(StatedWindow::terms),
                fresh.stream().map(Fresh::terms)).toList());
    }

    /// One agreement of all versions of some; its beginning and its end are those of the last.
    ///
    /// @param terms as [AgreementText] writes them, at least one
    static Agreement told(List<String> terms) {
        var distinct = terms.stream().distinct().toList();
        var all = distinct.stream().map(AgreementText::read).toList();
        var last = all.get(distinct.indexOf(terms.getLast()));
        return new Agreement(last.agency(), last.currency(), last.european(), last.from(),
                last.to(), last.tail(), last.inherited(),
                all.stream().flatMap(one -> one.versions().stream()).toList(),
                all.stream().anyMatch(Agreement::cutsOnce));
    }
}
