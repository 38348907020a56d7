package linecard.plan;

import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// A company with two agencies and a rep of each, who can sign in.
final class PlanStage {

    private final ApplicationContext program;

    final Stage stage;
    final Viewer owner;
    final Viewer manager;
    final Viewer anna;
    final Viewer bela;
    final Viewer annasAgency;
    private final UUID line = Ids.fresh();

    PlanStage(ApplicationContext program) {
        this.program = program;
        stage = of(Stage.class);
        owner = stage.company();
        manager = stage.member(owner, Role.MANAGER, null, null, null);
        var first = agency("A1");
        var second = agency("B1");
        anna = stage.member(owner, Role.REP, first, rep(first, "Kiss", "Anna"), null);
        bela = stage.member(owner, Role.REP, second, rep(second, "Nagy", "Béla"), null);
        annasAgency = stage.member(owner, Role.AGENCY_OWNER, first, null, null);
        doAs(owner, () -> of(ProductLines.class).add(
                owner, new ProductLine(line, null, "PUMPS", "Pumps", false, 1)));
    }

    <T> T of(Class<T> bean) {
        return program.getBean(bean);
    }

    /// Does something as somebody, the way a request does.
    static <T> T as(Viewer viewer, Supplier<T> what) {
        return Bound.call(viewer.binding(), what::get);
    }

    static void doAs(Viewer viewer, Runnable what) {
        Bound.run(viewer.binding(), what);
    }

    static UUID rep(Viewer viewer) {
        return Objects.requireNonNull(viewer.rep());
    }

    /// A new account of that rep, or of nobody, and one invoice to it.
    void sale(@Nullable UUID rep, LocalDate day, long netMinor) {
        var account = Ids.fresh();
        doAs(owner, () -> {
            of(Accounts.class).add(owner, new Account(
                    account, null, null, account.toString(), "Customer", "", "HU", "", "", "", "",
                    "", "", false, false, 1));
            if (rep != null) of(Assignments.class).add(owner, new Assignment(
                    Ids.fresh(), account, rep, Assignment.Role.OWNER, Rate.ofPercent("100"),
                    LocalDate.of(2020, 1, 1), null, 1));
            of(Documents.class).book(owner, Ids.fresh(), List.of(new Booking(
                    Kind.INVOICE, account.toString(), account, null, day, "",
                    List.of(new Booking.Line(null, line, 1000, netMinor, netMinor / 2)))));
        });
    }

    /// One statement as somebody, past all Java.
    void sql(Viewer viewer, String statement, Object... values) {
        doAs(viewer, () -> of(TransactionOperations.class).executeWithoutResult(
                _ -> of(JdbcClient.class).sql(statement).params(values).update()));
    }

    String at(String path) {
        return "/o/" + owner.organisation().slug() + path;
    }

    MvcTestResult get(Viewer viewer, String path) {
        return of(MockMvcTester.class).get().uri(at(path)).cookie(stage.session(viewer)).exchange();
    }

    /// @param form names and values by turns
    MvcTestResult post(Viewer viewer, String path, String... form) {
        var request = of(MockMvcTester.class).post().uri(at(path)).cookie(stage.session(viewer))
                .with(csrf());
        for (int i = 0; i < form.length; i += 2) request.param(form[i], form[i + 1]);
        return request.exchange();
    }

    private UUID agency(String code) {
        var id = Ids.fresh();
        doAs(owner, () -> of(Agencies.class).add(
                owner, new Agency(id, code, code, "HU", "", "", "", "", false, 1)));
        return id;
    }

    private UUID rep(UUID agency, String family, String given) {
        var id = Ids.fresh();
        doAs(owner, () -> of(Reps.class).add(owner, new Rep(
                id, agency, null, given, family, given, "", "", "", false, 1)));
        return id;
    }
}
