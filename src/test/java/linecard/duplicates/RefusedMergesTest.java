package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.accounts.Mergers;
import linecard.people.Outcome;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// Accounts that are not made one, or not two again, and what is said of it.
@LinecardTest
class RefusedMergesTest extends MergingDesk {

    @Autowired Mergers mergers;

    @Test
    void what_cannot_be_done_right_is_refused_in_words() {
        var one = account("A");
        var pairs = new ArrayList<Map.Entry<UUID, String>>();
        var house = insert("""
                insert into accounts.account (organisation_id, code, name, house)
                values (:organisation, 'H', 'House', true)""");
        pairs.add(Map.entry(house, "accounts.merge.house"));
        var archived = insert("""
                insert into accounts.account (organisation_id, code, name, archived_at)
                values (:organisation, 'R', 'Archived', now())""");
        pairs.add(Map.entry(archived, "accounts.merge.archived"));
        var child = insert("""
                insert into accounts.account (organisation_id, code, name, parent_id)
                values (:organisation, 'C', 'Child', :one)""", "one", one);
        pairs.add(Map.entry(child, "accounts.merge.below"));
        var others = account("O");
        assign(one, company.north().id("rep"), TODAY.minusDays(9), null);
        assign(others, company.south().id("rep"), TODAY.minusDays(9), null);
        pairs.add(Map.entry(others, "accounts.merge.hands"));
        var asked = account("Q");
        insert("""
                insert into calls.question (id, organisation_id, account_id, content, asked_name)
                values (uuidv7(), :organisation, :account, 'Why?', 'Anna')""", "account", one);
        pairs.add(Map.entry(asked, "calls.stillAsked"));
        var before = rows();
        for (var pair : pairs) {
            var refused = merge(pair(one, pair.getKey()), pair.getKey());
            assertThat(refused).as(pair.getValue()).isInstanceOf(Outcome.Refused.class);
            assertThat(((Outcome.Refused) refused).key()).isEqualTo(pair.getValue());
        }
        assertThat(rows()).isEqualTo(before);
        var bound = new Visitor(program, town.territorial(company, company.north()));
        assertThat(bound.post("/duplicates/" + company.north().id("duplicate") + "/merging", "survivor",
                "first", "firstVersion", "1", "secondVersion", "1")).hasStatus(422).bodyText()
                .contains("minden területet lát");
    }

    @Test
    void what_rests_on_it_keeps_it_from_being_undone_and_half_of_it_is_never_taken_back() {
        var gone = account("A");
        var kept = account("B");
        book(gone, "D-1", TODAY.minusDays(30));
        assign(gone, company.north().id("rep"), TODAY.minusDays(100), null);
        var pair = pair(gone, kept);
        var page = desk.post("/duplicates/" + pair + "/merging", "survivor",
                duplicate(pair).first().id().equals(kept) ? "first" : "second", "firstVersion", "1",
                "secondVersion", "1");
        assertThat(page).hasStatus(303);
        assertThat(desk.get("/accounts/" + gone)).hasStatusOk().bodyText()
                .contains("Összevonva", "Összevonás visszavonása").doesNotContain("/edit\"");
        assertThat(desk.get("/accounts/" + kept)).bodyText().contains("Firm A", "D-1");
        assertThat(desk.get("/duplicates/" + pair)).bodyText().contains("Összevonás visszavonása");
        assertThat(desk.post("/accounts/" + gone + "/archiving", "archived", "false", "version", "2"))
                .hasStatus(303);
        assertThat(desk.post("/accounts/" + gone, "code", "A", "name", "Anew", "house", "false",
                "version", "2")).hasStatus(422).bodyText().contains("amíg az összevonást vissza nem vonják");
        desk.post("/history/accounts.account/" + gone + "/undo");
        assertThat(tables.admin().sql("select archived_at is not null and merged_into = :kept "
                        + "from accounts.account where id = :gone").param("kept", kept).param("gone", gone)
                .query(Boolean.class).single()).isTrue();
        var holders = asOwner(() -> mergers.holders(company.owner(), List.of(gone)).get(gone));
        assertThat(holders).hasSize(2).allMatch(one -> one.rep().equals(company.north().id("rep")));
        var merging = tables.admin().sql("select id from duplicates.merging where gone_id = :gone")
                .param("gone", gone).query(UUID.class).single();
        desk.post("/history/duplicates.merging/" + merging + "/undo");
        book(kept, "D-2", TODAY.plusDays(1));
        assertThat(led(desk.post("/merges/" + merging + "/undo"))).isEqualTo(gone.toString());
        assertThat(tables.admin().sql("select undone_at is null from duplicates.merging where id = :id")
                .param("id", merging).query(Boolean.class).single()).isTrue();
        var other = account("C");
        var done = merge(pair(other, kept), kept);
        assertThat(merge(pair(account("D"), other), other)).isInstanceOf(Outcome.Refused.class);
        assertThat(desk.post("/accounts/" + kept, "code", "B", "name", "Renamed", "house", "false",
                "version", "3")).hasStatus(303);
        assertThat(undo(done)).isInstanceOf(Outcome.Refused.class);
        assertThat(body(desk.get("/accounts/" + other))).contains("Összevonva");
    }
}
