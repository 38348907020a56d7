package linecard.accounts;

import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Territory;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.UUID;

/// Two agencies with a rep each, one in the north and one in the south.
final class Market {

    static final LocalDate START = LocalDate.of(2026, 1, 1);
    static final Rate WHOLE = Rate.ofPercent("100");

    private final Stage stage;
    private final Territories territories;
    private final Agencies agencies;
    private final Reps reps;
    private final Accounts accounts;
    private final Assignments assignments;

    Market(ApplicationContext program) {
        stage = program.getBean(Stage.class);
        territories = program.getBean(Territories.class);
        agencies = program.getBean(Agencies.class);
        reps = program.getBean(Reps.class);
        accounts = program.getBean(Accounts.class);
        assignments = program.getBean(Assignments.class);
    }

    /// Who is there, each seen as who signs in.
    record Cast(
            Viewer owner, Territory north, Territory south,
            Agency alfa, Agency beta, Rep anna, Rep bela,
            Viewer asAnna, Viewer asBela, Viewer asAlfa, Viewer asNorth) {}

    Cast open() {
        var owner = stage.company();
        var north = new Territory(Ids.fresh(), "N", "Észak", false, 1);
        var south = new Territory(Ids.fresh(), "S", "Dél", false, 1);
        var alfa = agency("ALFA", "Alfa Bt.");
        var beta = agency("BETA", "Béta Kft.");
        var anna = rep(alfa, north, "ANNA", "Kovács", "Anna");
        var bela = rep(beta, south, "BELA", "Nagy", "Béla");
        Bound.run(owner.binding(), () -> {
            territories.add(owner, north);
            territories.add(owner, south);
            agencies.add(owner, alfa);
            agencies.add(owner, beta);
            reps.add(owner, anna);
            reps.add(owner, bela);
        });
        return new Cast(owner, north, south, alfa, beta, anna, bela,
                stage.member(owner, Role.REP, alfa.id(), anna.id(), null),
                stage.member(owner, Role.REP, beta.id(), bela.id(), null),
                stage.member(owner, Role.AGENCY_OWNER, alfa.id(), null, null),
                stage.member(owner, Role.MANAGER, null, null, north.id()));
    }

    Account account(Cast cast, String code, String name, @Nullable UUID territory) {
        var added = new Account(Ids.fresh(), null, territory, code, name, "", "HU", "3525",
                "Miskolc", "", "", "", "", false, false, 1);
        Bound.run(cast.owner().binding(), () -> accounts.add(cast.owner(), added));
        return added;
    }

    Outcome assign(Cast cast, Account account, Rep rep, String share, LocalDate from) {
        return Bound.call(cast.owner().binding(), () -> assignments.assign(
                cast.owner(), account.id(), rep.id(), Assignment.Role.OWNER,
                Rate.ofPercent(share), from));
    }

    private static Agency agency(String code, String name) {
        return new Agency(Ids.fresh(), code, name, "HU", "", "", "", "", false, 1);
    }

    private static Rep rep(Agency agency, Territory in, String code, String family, String given) {
        return new Rep(Ids.fresh(), agency.id(), in.id(), code, family, given, "", "", "",
                false, 1);
    }
}
