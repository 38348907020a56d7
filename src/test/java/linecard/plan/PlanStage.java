package linecard.plan;

import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.UUID;
import java.util.function.Supplier;

/// A company with two agencies and a rep of each, who can sign in.
final class PlanStage {

    final Stage stage;
    final JdbcClient sql;
    final TransactionOperations transaction;

    final Viewer owner;
    final Viewer manager;
    final Viewer anna;
    final Viewer bela;
    final Viewer annasAgency;

    PlanStage(Stage stage, JdbcClient sql, TransactionOperations transaction) {
        this.stage = stage;
        this.sql = sql;
        this.transaction = transaction;
        owner = stage.company();
        manager = stage.member(owner, Role.MANAGER, null, null, null);
        var first = agency("A1");
        var second = agency("B1");
        anna = stage.member(owner, Role.REP, first, rep(first, "Kiss", "Anna"), null);
        bela = stage.member(owner, Role.REP, second, rep(second, "Nagy", "Béla"), null);
        annasAgency = stage.member(owner, Role.AGENCY_OWNER, first, null, null);
    }

    /// Does something as somebody, the way a request does.
    static <T> T as(Viewer viewer, Supplier<T> what) {
        return Bound.call(viewer.binding(), what::get);
    }

    static void doAs(Viewer viewer, Runnable what) {
        Bound.run(viewer.binding(), what);
    }

    private UUID agency(String code) {
        var id = Ids.fresh();
        write(sql.sql("""
                insert into people.agency (id, organisation_id, code, name, country)
                values (:id, :organisation, :code, :code, 'HU')
                """).param("code", code), id);
        return id;
    }

    private UUID rep(UUID agency, String family, String given) {
        var id = Ids.fresh();
        write(sql.sql("""
                insert into people.rep (id, organisation_id, agency_id, code, family_name,
                                        given_name)
                values (:id, :organisation, :agency, :given, :family, :given)
                """).param("agency", agency).param("family", family).param("given", given), id);
        return id;
    }

    private void write(JdbcClient.StatementSpec statement, UUID id) {
        doAs(owner, () -> transaction.executeWithoutResult(_ -> statement
                .param("id", id)
                .param("organisation", owner.organisation().id())
                .update()));
    }
}
