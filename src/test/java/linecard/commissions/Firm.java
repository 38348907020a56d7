package linecard.commissions;

import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.FiscalPeriod;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.terms.Clausing;
import linecard.terms.DatedRate;
import linecard.terms.Rates;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// A company with two agencies: Dunamenti with Anna and Béla, who share Szűcs Kft. evenly, and
/// Alföldi with Csaba, who looks after Tiszai Zrt. Pumps hold dosing pumps; there are valves too.
public final class Firm {

    /// What a program of its own leaves out, which has not all that tests are set up with.
    public static final String SETTING_UP = ".*commissions.\\w+.Rooms";

    public static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    public final Viewer owner;
    public final Viewer finance;
    public final UUID duna = Ids.fresh();
    public final UUID alfold = Ids.fresh();
    public final UUID anna = Ids.fresh();
    public final UUID bela = Ids.fresh();
    public final UUID csaba = Ids.fresh();
    final UUID tisza = Ids.fresh();
    final UUID denes = Ids.fresh();
    public final UUID pumps = Ids.fresh();
    public final UUID dosing = Ids.fresh();
    public final UUID valves = Ids.fresh();
    public final UUID szucs = Ids.fresh();
    public final UUID tiszai = Ids.fresh();

    private final Rooms rooms;
    private UUID imports = Ids.fresh();

    /// The collections a firm is made with.
    @Component
    public record Rooms(
            Stage stage, Agencies agencies, Reps reps, ProductLines lines, Accounts accounts,
            Assignments assignments, Documents documents, Rates rates, Statements statements,
            Drafts drafts, Closings closings, Approvals approvals, Earned earned,
            Clausing clausing) {}

    public Firm(Rooms rooms) {
        this(rooms, rooms.stage().company());
    }

    Firm(Rooms rooms, Viewer owner) {
        this.rooms = rooms;
        this.owner = owner;
        finance = rooms.stage().member(owner, Role.FINANCE, null, null, null);
        as(owner, () -> {
            agency(duna, "D", "Dunamenti Képviselet Bt.");
            agency(alfold, "A", "Alföldi Ügynökség Kft.");
            rep(anna, duna, "Kiss", "Anna");
            rep(bela, duna, "Nagy", "Béla");
            rep(csaba, alfold, "Őri", "Csaba");
            line(pumps, null, "Szivattyúk");
            line(dosing, pumps, "Adagolószivattyúk");
            line(valves, null, "Szelepek");
            account(szucs, "Szűcs és Társa Kft.", false);
            account(tiszai, "Tiszai Öntöde Zrt.", false);
            assign(szucs, anna, 500_000);
            assign(szucs, bela, 500_000);
            assign(tiszai, csaba, 1_000_000);
            return null;
        });
    }

    /// Its fiscal year has months of four, four and five weeks.
    static Firm inWeeks(Rooms rooms) {
        return new Firm(rooms, rooms.stage().company("HU", "HUF",
                "weeks:4-4-5:nearest:SATURDAY:DECEMBER", Language.HUNGARIAN));
    }

    /// A third agency beside the two, with one rep.
    Firm withThird() {
        as(owner, () -> {
            agency(tisza, "T", "Tisza Iroda Bt.");
            rep(denes, tisza, "Vas", "Dénes");
            return null;
        });
        return this;
    }

    public static <T> T as(Viewer viewer, Callable<T> what) {
        return Bound.call(viewer.binding(), () -> {
            try {
                return what.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void agency(UUID id, String code, String name) {
        rooms.agencies().add(owner, new Agency(id, code, name, "HU", "12345678-2-41", "", "",
                "1051 Budapest, Fő utca 1.", false, 1));
    }

    private void rep(UUID id, UUID agency, String family, String given) {
        rooms.reps().add(owner, new Rep(id, agency, null, given, family, given, "", "", "",
                false, 1));
    }

    private void line(UUID id, @Nullable UUID parent, String name) {
        rooms.lines().add(owner, new ProductLine(id, parent, name, name, false, 1));
    }

    void account(UUID id, String name, boolean house) {
        rooms.accounts().add(owner, new Account(id, null, null, name, name, "", "HU", "", "", "",
                "", "", "", house, false, 1));
    }

    private void assign(UUID account, UUID rep, long share) {
        rooms.assignments().add(owner, new Assignment(Ids.fresh(), account, rep,
                Assignment.Role.OWNER, new Rate(share), YEAR.minusYears(2), null, 1));
    }

    /// @param line null for the default
    /// @param percent null to end a rate
    public Outcome rate(
            UUID agency, @Nullable UUID line, LocalDate from, @Nullable String percent) {
        return as(finance, () -> rooms.rates().add(finance, new DatedRate(
                Ids.fresh(), agency, line, from,
                percent == null ? null : Rate.ofPercent(percent), 1)));
    }

    /// Both agencies earn 5 % on pumps and 2 % on all else from the start of the year.
    public Firm withRates() {
        for (var agency : List.of(duna, alfold)) {
            rate(agency, pumps, YEAR, "5");
            rate(agency, null, YEAR, "2");
        }
        return this;
    }

    /// From the start of the year, or another day, an agency earns by that; what comes back takes back.
    public void earns(UUID agency, Event event) {
        earns(agency, event, YEAR);
    }

    public void earns(UUID agency, Event event, LocalDate from) {
        earns(agency, event, from, null, null, null);
    }

    void earns(UUID agency, Event event, Limit minimum) {
        earns(agency, event, YEAR, minimum, null, null);
    }

    void earns(UUID agency, Event event, LocalDate from, @Nullable Limit minimum, @Nullable Draw draw,
            @Nullable Holdback holdback) {
        as(finance, () -> {
            rooms.clausing().write(finance, agency, from, new Terms(event, Measure.GROSS, List.of(),
                    List.of(), List.of(), Map.of(), null, minimum, null, draw, holdback,
                    new Clawback(12_000, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    /// Books an invoice of one line.
    public void invoice(String number, UUID account, LocalDate day, UUID line, long netMinor) {
        book(Kind.INVOICE, number, account, day, "", line, netMinor);
    }

    /// Books a return of one line, with its net below zero.
    public void returned(
            String number, String of, UUID account, LocalDate day, UUID line, long netMinor) {
        book(Kind.CREDIT, number, account, day, of, line, netMinor);
    }

    void book(
            Kind kind, String number, UUID account, LocalDate day, String original, UUID line,
            long netMinor) {
        book(Stated.NOTHING, kind, number, account, day, original, line, netMinor);
    }

    void book(
            Stated stated, Kind kind, String number, UUID account, LocalDate day, String original,
            UUID line, long netMinor) {
        var booking = new Booking(kind, number, account, null, day, original, List.of(
                new Booking.Line(null, line, netMinor < 0 ? -2_000 : 2_000, netMinor, null)))
                .stating(stated);
        var outcomes = as(owner, () ->
                rooms.documents().book(owner, imports, List.of(booking)));
        if (outcomes.getFirst() instanceof Compared.Refused
                || outcomes.getFirst() instanceof Compared.Same) {
            throw new IllegalStateException(outcomes.toString());
        }
    }

    /// What is booked from here on comes with an import of its own.
    public UUID nextImport() {
        imports = Ids.fresh();
        return imports;
    }

    static FiscalPeriod month(Viewer viewer, int month) {
        return viewer.organisation().calendar().year(2026).month(month);
    }

    /// What closing a month of 2026 answers, tried when the year is over.
    public Closing close(UUID agency, int month) {
        return closeOn(agency, month, YEAR.plusYears(1));
    }

    Closing closeOn(UUID agency, int month, LocalDate today) {
        return as(finance, () -> rooms.closings().close(
                finance, agency, month(finance, month), today, null, false));
    }

    /// The id of the statement of a month: finance closes it, the owner approves it.
    public UUID issue(UUID agency, int month) {
        return switch (close(agency, month)) {
            case Closing.Closed(UUID id, _, _) -> {
                var refused = as(owner, () -> rooms.approvals().approve(owner, id));
                if (refused != null) throw new IllegalStateException(refused);
                yield id;
            }
            case Closing.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    Draft draft(UUID agency, int month) {
        return as(finance, () ->
                rooms.drafts().of(finance, agency, month(finance, month)));
    }
}
