package linecard.commissions;

import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.reckoning.Book;
import linecard.reckoning.SubjectList.Buyer;
import linecard.reckoning.Window;
import linecard.stated.LinesPacking;
import linecard.terms.AgreementText;
import linecard.terms.Agreements;
import linecard.terms.PastTerms;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Closes the months of a firm, by chance one by one or all at once, and adds up what they came to.
final class Office {

    private static final LocalDate LATER = YEAR.plusYears(2);

    @Component
    record Rooms(
            Firm.Rooms firm, Agreements agreements, Facts facts, ProductLines productLines,
            Ledger ledger, StatementLines statementLines, InputRounds rounds,
            MonthClosing monthClosing, PastTerms pastTerms, JdbcClient sql,
            TransactionTemplate transactions) {}

    /// All that an agency's commission follows from, as it was known at a moment.
    ///
    /// @param known the terms and the lines; types and places of product lines are not dated
    private record Moment(Instant at, UUID agency, String known) {}

    private final Rooms rooms;
    private final Firm firm;
    private final Random random;
    private final List<UUID> agencies;
    private final List<Moment> moments = new ArrayList<>();

    Office(Rooms rooms, Firm firm, Random random, List<UUID> agencies) {
        this.rooms = rooms;
        this.firm = firm;
        this.random = random;
        this.agencies = agencies;
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    void close(int month) {
        if (month % 3 == 0) {
            for (var agency : agencies) {
                moments.add(new Moment(Instant.now(), agency, known(agency, null)));
            }
        }
        if (once(3)) as(firm.finance, () -> rooms.rounds().pack(firm.finance, YEAR.minusYears(1)));
        if (once(3)) {
            as(firm.finance, () -> rooms.monthClosing().close(
                    firm.finance, Firm.month(firm.finance, month), LATER));
            settle(true);
            return;
        }
        for (var agency : agencies) {
            if (once(4)) continue;
            for (int open = once(4) ? month : 1; open <= month; open++) {
                var draft = firm.draft(agency, open);
                var closing = firm.closeOn(agency, open, LATER);
                if (!(closing instanceof Closing.Closed closed) || closed.isIssued()) continue;
                if (draft.standing().last() == null
                        || !draft.standing().last().number().equals(closed.number())) {
                    assertThat(as(firm.finance, () ->
                            rooms.statementLines().all(firm.finance, closed.statement())))
                            .isEqualTo(List.copyOf(draft.lines()));
                }
                settle(once(2));
            }
        }
    }

    /// All that is open yet; what was left for a next statement goes onto one of January.
    void closeAll() {
        for (int month = 1; month <= 12; month++) {
            for (var agency : agencies) firm.closeOn(agency, month, LATER);
            settle(false);
        }
        var january = firm.finance.organisation().calendar().year(2027).month(1);
        for (var agency : agencies) {
            as(firm.finance, () -> rooms.firm().closings().close(
                    firm.finance, agency, january, LATER, null, false));
        }
        settle(false);
    }

    /// What was prepared is issued, or given back.
    private void settle(boolean mayGiveBack) {
        for (var id : statements("state = 'prepared'")) {
            verify(id);
            if (mayGiveBack && once(4)) {
                as(firm.owner, () -> rooms.firm().approvals().giveBack(firm.owner, id, "again"));
            } else {
                assertThat(as(firm.owner, () ->
                        rooms.firm().approvals().approve(firm.owner, id))).isNull();
            }
        }
    }

    private void verify(UUID id) {
        assertThat(as(firm.finance, () -> rooms.firm().statements().verify(firm.finance, id)))
                .isEqualTo(new Statements.Proof(true, true, true));
    }

    List<UUID> statements(String which) {
        return as(firm.finance, () -> rooms.transactions().execute(_ -> rooms.sql().sql(
                "select id from commissions.statement where " + which + " order by number")
                .query(UUID.class).list()));
    }

    /// The sum of an agency's statements is what the ledger says and what the year comes to reckoned
    /// in one go; each statement comes out again byte by byte, and what was known once is still known to have been.
    void holds(String history) {
        for (var agency : agencies) {
            long stated = stated(agency);
            assertThat(atOnce(agency)).as(history).isEqualTo(stated);
            assertThat(-as(firm.finance, () -> rooms.ledger().balances(firm.finance, agency))
                    .of(Book.COST)).as(history).isEqualTo(stated + given(agency));
        }
        for (var id : statements("true")) verify(id);
        for (var then : moments) {
            assertThat(known(then.agency, then.at)).as(history).isEqualTo(then.known);
        }
    }

    /// @param at null for now
    private String known(UUID agency, @Nullable Instant at) {
        return as(firm.finance, () -> {
            var agreed = at == null ? rooms.agreements().of(firm.finance, agency)
                    : rooms.pastTerms().of(firm.finance, agency, at);
            var days = new Span(YEAR.minusYears(1), LATER);
            var asked = List.of(new Facts.Asked(agency, days, LATER, "order invoice credit", false,
                    true, true));
            var tree = new LineTree(rooms.productLines().all(firm.finance));
            var sold = (at == null ? rooms.facts().of(firm.finance, asked, tree)
                    : rooms.facts().of(firm.finance, asked, tree, at)).getFirst();
            var lines = sold.lines().with(to -> new Buyer(to.account(), to.contract(), null),
                    upward -> List.of(upward.getFirst()));
            return agreed.map(AgreementText::write).orElse("") + HexFormat.of().formatHex(
                    LinesPacking.pack(new LinesPacking.Known(lines, sold.paid())));
        });
    }

    private long stated(UUID agency) {
        return as(firm.finance, () -> rooms.transactions().execute(_ -> rooms.sql().sql("""
                select coalesce(sum(total_minor), 0)::bigint from commissions.statement
                where agency_id = :agency
                """).param("agency", agency).query(Long.class).single()));
    }

    /// All windows of the year by the terms of the end, from the documents of the end.
    private long atOnce(UUID agency) {
        return as(firm.finance, () -> {
            var agreement = rooms.agreements().of(firm.finance, agency).orElseThrow();
            var calendar = firm.finance.organisation().calendar();
            var until = calendar.year(2027).month(1).span().to();
            var windows = Window.of(agreement, calendar,
                    new Span(agreement.versions().getFirst().from(), until));
            var known = rooms.facts().of(firm.finance, windows.stream().map(window ->
                    WindowReckoning.asked(agency, window, Counts.NONE, until, false)
                            .since(YEAR.minusYears(1))).toList(),
                    new LineTree(rooms.productLines().all(firm.finance)));
            long sum = 0;
            for (int i = 0; i < windows.size(); i++) {
                var window = windows.get(i);
                sum += WindowReckoning.reckoned(window.agreement(), calendar,
                        new LinesPacking.Known(known.get(i).lines(), known.get(i).paid()),
                        window.span()).orThrow().total();
            }
            return sum;
        });
    }

    /// What the principal bears beside commission: guarantees, what it does not take back, and what
    /// disputes bring or take.
    private long given(UUID agency) {
        return as(firm.finance, () -> rooms.ledger().latest(firm.finance, agency, 1_000)).stream()
                .filter(entry -> entry.kind().name().matches(
                        "GUARANTEED|WAIVED|GRANTED|REJECTED"))
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.book() == Book.COST)
                .mapToLong(leg -> -leg.minor())
                .sum();
    }
}
