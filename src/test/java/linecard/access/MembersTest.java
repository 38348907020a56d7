package linecard.access;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.database.Bound;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class MembersTest {

    @Autowired Stage stage;
    @Autowired Members members;
    @Autowired Tables tables;

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

    private boolean isOnlyTreasurer(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> members.isOnlyTreasurer(viewer));
    }
}
