package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Opening.Part;
import linecard.database.Bound;
import linecard.reckoning.Agreement;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Terms;
import linecard.stated.Rule;
import linecard.terms.AgreementText;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;

/// From where statements went on, by the ledger and by the terms as they were stated: whatever was
/// agreed since, it stays the same.
@Component
class Openings {

    private final Ledger ledger;
    private final StatedWindows stated;

    Openings(Ledger ledger, StatedWindows stated) {
        this.ledger = ledger;
        this.stated = stated;
    }

    Opening of(Viewer viewer, Statement statement) {
        if (statement.settled().postings().isEmpty()) return Opening.NONE;
        return of(viewer, statement.agency(), statement.period(), statement.settled(),
                terms(viewer, statement));
    }

    /// The same of a draft, were its month closed now.
    Opening of(Viewer viewer, Draft draft, Settled settled) {
        return of(viewer, draft.agency().id(), draft.period(), settled,
                Settlements.terms(draft.standing().agreement(), draft.period()));
    }

    private Opening of(Viewer viewer, UUID agency, FiscalPeriod period, Settled settled,
            @Nullable Terms terms) {
        var last = "";
        var held = new ArrayList<Part>();
        var balances = new EnumMap<Book, Long>(Book.class);
        for (var moved : ledger.settled(viewer, agency, period.span().from())) {
            last = moved.statement();
            balances.merge(moved.book(), moved.minor(), Math::addExact);
            if (moved.book() == Book.HELD && moved.kind() == Kind.HELD) {
                held.add(new Part(last, moved.minor()));
            }
        }
        return new Opening(last, new Balances(balances),
                due(held, balances.getOrDefault(Book.HELD, 0L), released(settled.postings())),
                terms, releasing(viewer.organisation().calendar(), period, terms));
    }

    /// The first month that ends so many months later; what is held is never due at once.
    private static @Nullable FiscalPeriod releasing(
            FiscalCalendar calendar, FiscalPeriod period, @Nullable Terms terms) {
        var holdback = terms == null ? null : terms.holdback();
        return holdback == null ? null : calendar.periodOf(period.span().to()
                .plusMonths(Math.max(1, holdback.months())).minusDays(1));
    }

    private static long released(List<Posting> postings) {
        return postings.stream().filter(posting -> posting.kind() == Kind.RELEASED)
                .mapToLong(Settled::effect).sum();
    }

    /// What was held back first is released first.
    ///
    /// @param held the oldest first
    /// @param kept what of it had not been released before
    static List<Part> due(List<Part> held, long kept, long released) {
        var due = new ArrayList<Part>();
        long gone = held.stream().mapToLong(Part::minor).sum() - kept;
        long left = released;
        for (var part : held) {
            long still = Math.max(0, part.minor() - gone);
            gone = Math.max(0, gone - part.minor());
            long taken = Math.min(still, left);
            if (taken > 0) due.add(new Part(part.statement(), taken));
            left -= taken;
        }
        return due;
    }

    private @Nullable Terms terms(Viewer viewer, Statement statement) {
        var agreed = agreed(viewer, statement.id(), statement.period());
        var version = agreed == null ? null
                : agreed.on(statement.period().span().to().minusDays(1));
        return version == null ? null : version.terms();
    }

    /// What was agreed when lines of a statement were made; null where that is not kept, or none of
    /// them says anything of it.
    @Nullable Agreement agreed(Viewer viewer, UUID statement, Sheet sheet) {
        return sheet.lines().stream().noneMatch(line -> line.rule() == Rule.AFTER_WINDOW) ? null
                : agreed(viewer, statement, sheet.period());
    }

    /// An agency does not read what statements were reckoned from; of its own one the terms are
    /// told.
    private @Nullable Agreement agreed(Viewer viewer, UUID statement, FiscalPeriod period) {
        var auditor = new Viewer(viewer.user(), viewer.organisation(), Role.AUDITOR, null, null,
                null);
        var day = period.span().to().minusDays(1);
        for (var window : Bound.call(auditor.binding(),
                () -> stated.of(auditor, statement, false))) {
            if (window.span().contains(day)) return AgreementText.read(window.terms());
        }
        return null;
    }
}
