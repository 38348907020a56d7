package linecard.duplicates;

import linecard.LinecardTest;
import linecard.access.Stale;
import linecard.people.Outcome;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// Making two accounts one, and two again.
@LinecardTest
class MergesTest extends MergingDesk {

    @Test
    void merging_moves_no_money_and_undoing_leaves_each_row_as_it_was() {
        for (int seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            var one = account("A" + seed);
            var other = account("B" + seed);
            furnish(random, one, "A" + seed);
            furnish(random, other, "B" + seed);
            if (random.nextBoolean()) {
                assign(one, company.north().id("rep"), TODAY.minusDays(400), null);
                if (random.nextBoolean()) {
                    assign(other, company.north().id("rep"), TODAY.minusDays(random.nextInt(900)), null);
                }
            }
            var pair = pair(one, other);
            var before = rows();
            var merged = merge(pair, random.nextBoolean() ? one : other);
            assertThat(merged).as("seed " + seed).isInstanceOf(Outcome.Done.class);
            var after = rows();
            assertThat(after).isNotEqualTo(before);
            for (var table : before.keySet()) {
                if (table.matches("sales.*|commissions.*|payouts.*|calls.report.*")) {
                    assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
                }
            }
            assertThat(undo(merged)).as("seed " + seed).isInstanceOf(Outcome.Done.class);
            assertThat(rows()).as("seed " + seed).isEqualTo(before);
            assertThat(duplicate(pair).state()).isEqualTo(Duplicate.State.OPEN);
        }
    }

    /// Gives an account some of all that an account may have.
    private void furnish(Random random, UUID account, String code) {
        var ids = company.north();
        for (int i = random.nextInt(3); i > 0; i--) {
            insert("""
                    insert into accounts.account (organisation_id, code, name, parent_id)
                    values (:organisation, :code, 'Below', :account)""", "code", code + "-" + i, "account", account);
            insert("""
                    insert into accounts.alias (organisation_id, account_id, alias, plain)
                    values (:organisation, :account, :alias, :alias)""", "account", account,
                    "alias", code + " ALIAS " + i);
            insert("""
                    insert into contacts.place (organisation_id, contact_id, account_id, main)
                    values (:organisation, :contact, :account, :main)""", "contact", ids.id("contact"),
                    "account", account, "main", i == 1);
            insert("""
                    insert into quotes.quote (organisation_id, account_id, rep_id, agency_id, title, language,
                        currency, net_minor, tax_minor, valid_until, lines)
                    values (:organisation, :account, :rep, :agency, 'Pumps', 'hu', 'HUF', 0, 0, '2199-12-01',
                            '[{"what": "Pump", "quantity": 1000, "unit": "", "price": 0, "tax": 0, "net": 0}]')""",
                    "account", account, "rep", ids.id("rep"), "agency", ids.id("agency"));
            insert("""
                    insert into folders.file (organisation_id, account_id, name, kind, bytes, sha256, added_name)
                    values (:organisation, :account, 'a.txt', 'text', 1, repeat('0', 64), 'Owner')""",
                    "account", account);
            for (var ended : List.of(true, false)) {
                insert("""
                        insert into pipeline.task (organisation_id, rep_id, account_id, content, due_on, done_at)
                        values (:organisation, :rep, :account, 'Send', current_date,
                                case when :ended then now() end)""",
                        "rep", ids.id("rep"), "account", account, "ended", ended);
                insert("""
                        insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on,
                                                state, kind, reported_at)
                        values (uuidv7(), :organisation, :account, :rep, :agency, :day, :state, 'visit',
                                case when :ended then now() end)""",
                        "account", account, "rep", ids.id("rep"), "agency", ids.id("agency"),
                        "day", TODAY.plusDays(ended ? -i : i), "state", ended ? "made" : "planned",
                        "ended", ended);
                insert("""
                        insert into pipeline.opportunity (
                            organisation_id, account_id, rep_id, agency_id, name, stage_id, amount_minor,
                            expected_close, outcome, closed_at)
                        select :organisation, :account, :rep, :agency, 'Pumps', g.id, 100, current_date,
                               case when :ended then 'won' end, case when :ended then now() end
                        from pipeline.stage g where g.kind = case when :ended then 'won' else 'open' end""",
                        "account", account, "rep", ids.id("rep"), "agency", ids.id("agency"), "ended", ended);
            }
        }
        if (random.nextBoolean()) book(account, "D-" + code, TODAY.minusDays(random.nextInt(300)));
        if (random.nextBoolean()) {
            assign(account, company.south().id("rep"), TODAY.minusDays(2000), TODAY.minusDays(1500));
        }
    }

    @Test
    void of_two_at_once_one_is_merged_and_the_other_is_told() throws Exception {
        var first = account("A");
        var second = account("B");
        var third = account("C");
        var pairs = List.of(pair(first, second), pair(second, third));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var tries = List.<Callable<Object>>of(
                    () -> tried(duplicate(pairs.get(0)), second), () -> tried(duplicate(pairs.get(1)), third));
            var answers = pool.invokeAll(tries).stream().map(MergesTest::answer).toList();
            assertThat(answers.stream().filter(Outcome.Done.class::isInstance)).as(answers.toString())
                    .hasSize(1);
        }
        assertThat(tables.admin().sql("select count(*) from duplicates.merging m join accounts.account a"
                        + " on a.id = m.kept_id where a.code in ('B', 'C') and a.organisation_id = :o")
                .param("o", company.owner().organisation().id()).query(Long.class).single()).isEqualTo(1);
    }

    private Object tried(Duplicate one, UUID kept) {
        try {
            return merge(one, new Choices(one.first().id().equals(kept), Map.of(), 1, 1));
        } catch (Stale e) {
            return e;
        }
    }

    private static Object answer(Future<Object> future) {
        try {
            return future.get();
        } catch (Exception e) {
            return e;
        }
    }
}
