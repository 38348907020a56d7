package linecard.people;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class MemberPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Members members;
    @Autowired Identities identities;

    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        owner = stage.company();
        desk = new Visitor(program, owner);
    }

    @Test
    void a_role_needs_what_goes_with_it() {
        assertThat(desk.post("/members", "email", "x@y.example", "familyName", "X",
                "givenName", "Y", "role", "rep", "rep", "")).hasStatus(422);
        assertThat(desk.post("/members", "email", "x@y.example", "familyName", "X",
                "givenName", "Y", "role", "agency_owner", "agency", Ids.fresh().toString()))
                .hasStatus(422);
        assertThat(desk.post("/members", "email", "x@y.example", "familyName", "X",
                "givenName", "Y", "role", "god")).hasStatus(422);
    }

    @Test
    void a_rep_belongs_to_the_agency_of_the_rep() {
        var agency = led(desk.post("/agencies", "code", "A", "name", "Alfa", "country", "HU"));
        var rep = led(desk.post("/reps", "agency", agency, "code", "R", "familyName", "Nagy"));
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var id = memberOf(finance);
        assertThat(desk.get("/members/" + id)).hasStatusOk();
        assertThat(desk.post("/members/" + id, "role", "rep", "rep", rep, "agency", "",
                "territory", "", "version", "1")).hasStatus(303);
        var now = identities.viewer(finance.user(), owner.organisation().slug()).orElseThrow();
        assertThat(now.agency()).isEqualTo(UUID.fromString(agency));
        assertThat(now.rep()).isEqualTo(UUID.fromString(rep));
        assertThat(desk.post("/members/" + id, "role", "owner", "version", "1")).hasStatus(409);
        assertThat(desk.post("/history/access.membership/" + id + "/undo")).hasStatus(303);
        assertThat(identities.viewer(finance.user(), owner.organisation().slug()).orElseThrow()
                .role()).isEqualTo(Role.FINANCE);
    }

    @Test
    void nobody_takes_back_the_own_membership() {
        var own = "/history/access.membership/" + memberOf(owner);
        assertThat(desk.get(own)).hasStatusOk().bodyText().doesNotContain("/undo");
        assertThat(desk.post(own + "/undo")).hasStatus(303);
        assertThat(identities.viewer(owner.user(), owner.organisation().slug())).isPresent();
        var other = "/history/access.membership/" + memberOf(stage.member(owner, Role.FINANCE, null, null, null));
        assertThat(desk.get(other)).bodyText().contains(other + "/undo");
    }

    @Test
    void what_is_there_for_good_is_not_offered_to_be_taken_back() {
        var founded = "/history/access.organisation/" + owner.organisation().id();
        assertThat(desk.get(founded)).hasStatusOk().bodyText().doesNotContain("/undo");
        assertThat(desk.post(founded + "/undo")).hasStatus(303);
        assertThat(desk.post("/organisation", "name", "Alfa", "zone", "Europe/Budapest", "resultsFrom",
                "invoice", "version", "1")).hasStatus(303);
        assertThat(desk.get(founded)).bodyText().contains(founded + "/undo");
    }

    @Test
    void a_membership_ends_for_whoever_types_the_address() {
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var at = "/members/" + memberOf(finance);
        assertThat(desk.post(at + "/ending", "word", "somebody")).hasStatus(422);
        assertThat(identities.viewer(finance.user(), owner.organisation().slug())).isPresent();
        assertThat(desk.post(at + "/ending", "word", finance.user().email())).hasStatus(303);
        assertThat(identities.viewer(finance.user(), owner.organisation().slug())).isEmpty();
    }

    @Test
    void what_somebody_did_is_still_seen_when_the_person_has_left() {
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var left = new Visitor(program, manager);
        var account = led(left.post("/accounts", "name", "Alfa Kft.", "code", "A", "country", "HU"));
        assertThat(left.post("/accounts/" + account + "/aliases", "alias", "ALFA KORL."))
                .hasStatus(303);
        assertThat(desk.post("/members/" + memberOf(manager) + "/ending",
                "word", manager.user().email())).hasStatus(303);

        var name = manager.user().name(owner.language());
        assertThat(desk.get("/history/accounts.account/" + account)).hasStatusOk()
                .bodyText().contains(name);
        assertThat(desk.get("/accounts/" + account)).bodyText().contains("ALFA KORL.", name);
        assertThat(desk.get("/members")).bodyText().doesNotContain(manager.user().email());
        var stranger = new Visitor(program, stage.company());
        assertThat(stranger.get("/history/accounts.account/" + account)).hasStatus(404);
    }

    @Test
    void nobody_locks_the_own_door() {
        var at = "/members/" + memberOf(owner);
        assertThat(desk.get(at)).hasStatusOk();
        assertThat(desk.post(at, "role", "rep", "version", "1")).hasStatus(422);
        assertThat(desk.post(at + "/ending", "word", owner.user().email())).hasStatus(422);
        assertThat(desk.get("/members")).hasStatusOk();
    }

    @Test
    void only_owners_keep_members() {
        var manager = new Visitor(program, stage.member(owner, Role.MANAGER, null, null, null));
        assertThat(manager.get("/members")).hasStatus(403);
        assertThat(manager.post("/members", "role", "owner")).hasStatus(403);
        var stranger = new Visitor(program, stage.company());
        assertThat(stranger.get("/members/" + memberOf(owner))).hasStatus(404);
    }

    private UUID memberOf(Viewer viewer) {
        return Bound.call(owner.binding(), () -> members.all(owner)).stream()
                .filter(member -> member.user().id().equals(viewer.user().id()))
                .findFirst().orElseThrow().id();
    }
}
