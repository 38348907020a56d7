package linecard.access;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.database.Binding;
import linecard.database.Bound;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class MembersTest {

    @Autowired Stage stage;
    @Autowired Members members;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    @Test
    void one_person_alone_is_who_has_no_other_treasurer_that_can_sign_in() {
        var owner = stage.company();
        stage.member(owner, Role.MANAGER, null, null, null);
        assertThat(isOnlyTreasurer(owner)).isTrue();
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        assertThat(isOnlyTreasurer(owner)).isFalse();
        assertThat(isOnlyTreasurer(finance)).isFalse();
        tables.admin().sql("update access.app_user set disabled_at = now() where id = :id")
                .param("id", finance.user().id()).update();
        assertThat(isOnlyTreasurer(owner)).isTrue();
    }

    @Test
    void who_left_is_named_to_staff_and_a_stranger_to_nobody() {
        var owner = stage.company();
        var stranger = stage.company().user().id();
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var gone = stage.member(owner, Role.MANAGER, null, null, null).user().id();
        Bound.run(owner.binding(), () -> members.all(owner).stream()
                .filter(one -> one.user().id().equals(gone))
                .forEach(one -> members.remove(owner, one.id())));
        assertThat(named(owner, gone, stranger)).containsExactly(gone);
        assertThat(named(finance, gone, stranger)).containsExactly(gone);
        assertThat(named(finance, owner.user().id())).hasSize(1);
        var rep = new Binding(owner.organisation().id(), finance.user().id(), "rep", null, null, null);
        assertThat(named(rep, gone, stranger, owner.user().id())).isEmpty();
        assertThat(named(rep, finance.user().id())).hasSize(1);
    }

    private List<UUID> named(Viewer viewer, UUID... people) {
        return named(viewer.binding(), people);
    }

    private List<UUID> named(Binding binding, UUID... people) {
        return Bound.call(binding, () -> transactions.execute(_ ->
                sql.sql("select id from access.app_user where id = any(:people)")
                        .param("people", people).query(UUID.class).list()));
    }

    private boolean isOnlyTreasurer(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> members.isOnlyTreasurer(viewer));
    }
}
