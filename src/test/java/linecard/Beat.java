package linecard;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calls.Phrase;
import linecard.calls.Phrases;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
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

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// A company with one rep on the road: accounts to call on, and all that is tapped in a report.
public final class Beat {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    public final Viewer owner;
    public final Viewer rep;

    public Beat(ApplicationContext program, int many) {
        var stage = program.getBean(Stage.class);
        owner = stage.company();
        var agency = new Agency(Ids.fresh(), "T", "Tisza Kft.", "HU", "", "", "", "", false, 1);
        var reps = List.of(rep(agency, "ANNA", "Szűcs"), rep(agency, "BELA", "Nagy"));
        var accounts = IntStream.range(0, many).mapToObj(n -> new Account(Ids.fresh(), null, null,
                "A" + n, "Szivattyú és Öntöző " + n + " Kft.", "", "HU", "4025", "Debrecen", "",
                "+36 20 123 4567", "", "", false, false, 1)).toList();
        Bound.run(owner.binding(), () -> {
            program.getBean(Agencies.class).add(owner, agency);
            program.getBean(Reps.class).addAll(owner, reps);
            program.getBean(Accounts.class).addAll(owner, accounts);
            program.getBean(Assignments.class).addAll(owner, accounts.stream().map(one ->
                    new Assignment(Ids.fresh(), one.id(), reps.getFirst().id(),
                            Assignment.Role.OWNER, Rate.ofPercent("100"), START, null, 1)).toList());
            program.getBean(Agreements.class).add(owner, new Agreement(Ids.fresh(), agency.id(),
                    START, null, Regime.AGREED, null, List.of(), false, 1, "", 1));
            program.getBean(ProductLines.class).add(owner,
                    new ProductLine(Ids.fresh(), null, "P", "Búvárszivattyúk", false, 1));
            for (var theme : Phrase.Theme.values()) {
                program.getBean(Phrases.class).add(owner, new Phrase(
                        Ids.fresh(), theme, null, "Mondat: " + theme, 1, false, 1));
            }
        });
        stage.member(owner, Role.REP, agency.id(), reps.getLast().id(), null);
        rep = stage.member(owner, Role.REP, agency.id(), reps.getFirst().id(), null);
    }

    private static Rep rep(Agency agency, String code, String name) {
        return new Rep(Ids.fresh(), agency.id(), null, code, name, "Anna", "", "", "", false, 1);
    }

    /// Starts a program with such a company, and says on the console where it is and who is there.
    static void main(String[] arguments) {
        var program = new SpringApplicationBuilder(App.class, Stage.class).run(arguments);
        var beat = new Beat(program, 12);
        System.out.println("Beat /o/" + beat.owner.organisation().slug() + " "
                + beat.owner.user().email() + " " + beat.rep.user().email());
    }
}
