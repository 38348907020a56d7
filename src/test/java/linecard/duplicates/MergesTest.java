package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Stale;
import linecard.accounts.Mergers;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// Making two accounts one, and two again.
@LinecardTest
class MergesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Duplicates duplicates;
    @Autowired Merges merges;
    @Autowired Mergers mergers;

    private Company company;
    private Visitor desk;
    private String everything = "";

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
    }

    private <T> T asOwner(Callable<T> work) {
        return Bound.call(company.owner().binding(), () -> transactions.execute(status -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private UUID insert(String statement, @Nullable Object... values) {
        var params = new HashMap<String, @Nullable Object>(Map.of("organisation", company.owner().organisation().id()));
        for (int i = 0; i < values.length; i += 2) params.put(String.valueOf(values[i]), values[i + 1]);
        return asOwner(() -> sql.sql(statement + " returning id").params(params).query(UUID.class).single());
    }

    private UUID account(String code) {
        return insert("""
                insert into accounts.account (organisation_id, code, name, city)
                values (:organisation, :code, 'Firm ' || :code, 'Vác')""", "code", code);
    }

    private void assign(UUID account, UUID rep, LocalDate from, @Nullable LocalDate to) {
        insert("""
                insert into accounts.assignment (organisation_id, account_id, rep_id, share_millionths, valid)
                values (:organisation, :account, :rep, 1000000, daterange(:from, :to))""",
                "account", account, "rep", rep, "from", from, "to", to);
    }

    private UUID pair(UUID one, UUID other) {
        var first = one.toString().compareTo(other.toString()) < 0 ? one : other;
        return insert("""
                insert into duplicates.duplicate (organisation_id, kind, first_id, second_id,
                                                  certainty_millionths, reasons, compared)
                values (:organisation, 'account', :first, :second, 900000, 'name~', '')""",
                "first", first, "second", first == one ? other : one);
    }

    private Duplicate duplicate(UUID pair) {
        return Bound.call(company.owner().binding(), () -> duplicates.of(company.owner(), pair));
    }

    private Outcome merge(UUID pair, UUID kept) {
        var one = duplicate(pair);
        return merge(one, new Choices(one.first().id().equals(kept), Map.of(),
                version(one.first().id()), version(one.second().id())));
    }

    private int version(UUID account) {
        return tables.admin().sql("select version from accounts.account where id = :id")
                .param("id", account).query(Integer.class).single();
    }

    private Outcome merge(Duplicate one, Choices choices) {
        return Bound.call(company.owner().binding(), () -> merges.merge(
                company.owner(), one, choices, TODAY));
    }

    private Outcome undo(Outcome merged) {
        var id = ((Outcome.Done) merged).rows().getFirst();
        return Bound.call(company.owner().binding(), () -> merges.undo(
                company.owner(), merges.of(company.owner(), id)));
    }

    /// All rows of the company by table, without their versions.
    private TreeMap<String, String> rows() {
        if (everything.isEmpty()) {
            everything = tables.admin().sql("""
                    select string_agg(format($q$
                        select %L as name, coalesce(string_agg((to_jsonb(t) - 'version')::text, chr(10)
                                                    order by (to_jsonb(t) - 'version')::text), '') as rows
                        from %s t where t.organisation_id = '@'$q$,
                        c.oid::regclass, c.oid::regclass), ' union all ')
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
                    where c.relkind = 'r' and c.oid::regclass::text <> 'commissions.input'
                      and n.nspname in ('accounts', 'contacts', 'calls', 'pipeline', 'sales', 'search',
                                        'commissions', 'payouts', 'terms', 'quotes', 'folders')
                    """).query(String.class).single();
        }
        var rows = new TreeMap<String, String>();
        tables.admin().sql(everything.replace("@", company.owner().organisation().id().toString()))
                .query(row -> {
                    rows.put(row.getString("name"), row.getString("rows"));
                });
        return rows;
    }

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

    private void book(UUID account, String number, LocalDate day) {
        Bound.call(company.owner().binding(), () -> documents.book(company.owner(), Ids.fresh(), List.of(
                new Booking(Kind.INVOICE, number, account, null, day, "", List.of(new Booking.Line(
                        company.north().id("product"), company.north().id("product-line"), 2000, 100_00, null))))));
    }

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
