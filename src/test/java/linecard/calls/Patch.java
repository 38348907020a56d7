package linecard.calls;

import linecard.Stage;
import linecard.Town;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calls.Call.Kind;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Rep;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// A small company with an agency of two reps, Anna and Béla, and three accounts of Anna's; and
/// another agency with one rep.
class Patch {

    static final LocalDate START = LocalDate.of(2020, 1, 1);

    /// What it takes to build one.
    @Component
    record Rooms(Stage stage, Agencies agencies, Reps reps, Agreements agreements,
            Accounts accounts, Assignments assignments, CallBook book) {}

    final Rooms rooms;
    final Viewer owner;
    final Viewer anna;
    final Viewer bela;
    final Viewer firm;
    final Viewer cecil;
    final Agency agency;
    final Rep annaRep;
    final Rep belaRep;
    final Rep cecilRep;
    final List<Account> accounts;
    final LocalDate today = Town.today();

    Patch(Rooms rooms, @Nullable Regime regime) {
        this(rooms, regime, START);
    }

    /// @param agreed the first day of the agreement
    Patch(Rooms rooms, @Nullable Regime regime, LocalDate agreed) {
        this.rooms = rooms;
        var stage = rooms.stage();
        owner = stage.company();
        agency = new Agency(Ids.fresh(), "T", "Tisza Képviselet Bt.", "HU", "", "", "", "", false, 1);
        var other = new Agency(Ids.fresh(), "D", "Duna Kft.", "HU", "", "", "", "", false, 1);
        annaRep = rep(agency, "ANNA", "Szűcs", "Anna");
        belaRep = rep(agency, "BELA", "Nagy", "Béla");
        cecilRep = rep(other, "CECIL", "Kis", "Cecil");
        accounts = List.of(account("Alfa Kft."), account("Béta Zrt."), account("Gamma Bt."));
        as(owner, () -> {
            rooms.agencies().addAll(owner, List.of(agency, other));
            rooms.reps().addAll(owner, List.of(annaRep, belaRep, cecilRep));
            rooms.accounts().addAll(owner, accounts);
            for (var account : accounts) {
                rooms.assignments().add(owner, new Assignment(Ids.fresh(), account.id(),
                        annaRep.id(), Assignment.Role.OWNER, Rate.ofPercent("100"), START, null, 1));
            }
            if (regime != null) {
                rooms.agreements().add(owner, new Agreement(Ids.fresh(), agency.id(), agreed, null,
                        regime, null, List.of(), false, 1, "", 1));
            }
            return null;
        });
        anna = stage.member(owner, Role.REP, agency.id(), annaRep.id(), null);
        bela = stage.member(owner, Role.REP, agency.id(), belaRep.id(), null);
        firm = stage.member(owner, Role.AGENCY_OWNER, agency.id(), null, null);
        cecil = stage.member(owner, Role.REP, other.id(), cecilRep.id(), null);
    }

    private static Rep rep(Agency agency, String code, String family, String given) {
        return new Rep(Ids.fresh(), agency.id(), null, code, family, given, "", "", "", false, 1);
    }

    private static Account account(String name) {
        return new Account(Ids.fresh(), null, null, name.substring(0, 3), name, "", "HU", "4025",
                "Debrecen", "", "", "", "", false, false, 1);
    }

    static <T> T as(Viewer viewer, Callable<T> act) {
        return Bound.call(viewer.binding(), () -> {
            try {
                return act.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static Told made(@Nullable Outcome outcome) {
        return new Told(State.MADE, Kind.VISIT, null, null, outcome, null, null, List.of(),
                List.of(), List.of(), false, false, false, List.of());
    }

    /// Of Anna's, on her phone, today, at her first account, with all fields told now.
    Sent sent(Told told, Note.Draft... notes) {
        var now = Instant.now();
        return new Sent(Ids.fresh(), Ids.fresh(), accounts.getFirst().id(), annaRep.id(), today,
                told, CallRules.changed(null, told, new Stamp(now, "phone")), List.of(notes),
                "phone", now, false, null, null);
    }

    static Note.Draft note(String content, boolean isPrivate) {
        return new Note.Draft(Ids.fresh(), null, isPrivate, content, Instant.now());
    }

    linecard.people.Outcome take(Viewer viewer, Rep rep, Sent sent) {
        return as(viewer, () -> rooms.book().take(viewer, rep, sent, Instant.now()));
    }

    /// As Anna.
    linecard.people.Outcome take(Sent sent) {
        return take(anna, annaRep, sent);
    }

    UUID taken(Sent sent) {
        return ((linecard.people.Outcome.Done) take(sent)).rows().getFirst();
    }
}
