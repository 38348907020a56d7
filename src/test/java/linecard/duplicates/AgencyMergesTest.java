package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// Making two agencies one, and two again.
@LinecardTest
class AgencyMergesTest extends TwoAgencies {

    @Autowired Documents documents;

    private void book(String number, LocalDate day) {
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(
                new Booking(Kind.INVOICE, number, north("account"), null, day, "", List.of(new Booking.Line(
                        north("product"), north("product-line"), 1000, 100_00, null))))));
    }

    private String creditOf(String number) {
        return tables.admin().sql("""
                select g.code from sales.share s
                join sales.document d on d.id = s.document_id
                join people.agency g on g.id = s.agency_id
                where d.number = :number and d.organisation_id = :organisation
                """).param("number", number).param("organisation", owner.organisation().id())
                .query(String.class).single();
    }

    /// What every agency has, but for the versions.
    private TreeMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        for (var table : List.of("people.agency", "people.rep", "people.past_agency", "people.agreement",
                "people.agreement_line", "people.restraint", "access.membership", "access.invitation",
                "calls.call", "calls.colleague", "calls.regime", "pipeline.opportunity", "quotes.quote",
                "linecards.line", "linecards.waiver", "linecards.disclosure", "linecards.asking",
                "cases.conflict_case", "cases.act", "sales.share", "sales.month", "sales.rep_month",
                "commissions.statement", "commissions.statement_line", "commissions.posting", "terms.rate",
                "terms.version", "terms.agreement", "payouts.account", "payouts.payment", "disputes.dispute",
                "prizes.award", "emails.email")) {
            rows.put(table, tables.admin().sql("""
                    select coalesce(string_agg((to_jsonb(t) - 'version')::text, chr(10)
                                               order by (to_jsonb(t) - 'version')::text), '')
                    from %s t where t.organisation_id = :organisation""".formatted(table))
                    .param("organisation", owner.organisation().id()).query(String.class).single());
        }
        return rows;
    }

    @Test
    void reps_go_along_with_what_is_open_and_undoing_leaves_each_row_as_it_was() {
        var seller = town.somebody(company, Role.REP, company.north());
        write("update people.agreement set valid = daterange('2025-01-01', '2190-01-01') where id = :id",
                "id", north("agreement"));
        write("""
                insert into people.agreement (organisation_id, agency_id, valid, regime)
                values (:organisation, :gone, daterange('2190-01-01', null), 'agreed')""");
        write("""
                insert into access.invitation (organisation_id, email, family_name, given_name, language, role,
                                               agency_id, rep_id, token_hash, expires_at)
                values (:organisation, 'rep@north.example', 'Új', 'Rep', 'hu', 'rep', :gone, :rep, '\\x01',
                        now() + interval '1 day')""");
        write("delete from people.agreement where agency_id = :kept");
        var before = rows();
        var pair = pair();
        assertThat(desk.get("/duplicates/" + pair)).hasStatusOk().bodyText().contains("Agency N", "Agency S",
                "Belépési jogok", "átkerülne: 1", "Képviselt termékkör", "egyetlen elszámolás sem változik");
        assertThat(rows()).as("looking changes nothing").isEqualTo(before);
        assertThat(merged(desk, pair)).hasStatus(303);
        var after = rows();
        for (var table : List.of("sales.share", "sales.month", "sales.rep_month", "commissions.statement",
                "commissions.statement_line", "commissions.posting", "terms.rate", "terms.version",
                "terms.agreement", "payouts.account", "payouts.payment", "disputes.dispute", "prizes.award",
                "linecards.line", "linecards.waiver", "linecards.disclosure", "cases.conflict_case",
                "cases.act")) {
            assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
        }
        assertThat(known(Boolean.class, """
                select agency_id = :kept and (select until from people.past_agency
                                              where rep_id = r.id and agency_id = :gone) is not null
                from people.rep r where r.id = :rep""")).isTrue();
        assertThat(known(Integer.class, """
                select count(*) from access.membership where rep_id = :rep and agency_id = :kept"""))
                .isPositive();
        assertThat(known(Integer.class, """
                select count(*) from people.agreement g
                where g.agency_id = :kept or g.agency_id = :gone and not upper_inf(g.valid)"""))
                .as("both versions went along").isEqualTo(3);
        assertThat(new Visitor(program, seller).get("/reps/" + north("rep") + "/figures")).hasStatusOk();
        assertThat(desk.get("/agencies/" + north("agency"))).hasStatusOk().bodyText()
                .contains("Összevonva", "Összevonás visszavonása").doesNotContain("/edit\"");
        assertThat(desk.get("/agencies/" + south("agency"))).hasStatusOk().bodyText()
                .contains("Ezzel összevont irodák", "Agency N", "MarkN");

        assertThat(desk.post("/agencies/" + north("agency"), "code", "A-N", "name", "Anew", "country", "HU",
                "version", "2")).hasStatus(422).bodyText().contains("amíg az összevonást vissza nem vonják");
        assertThat(desk.post("/agencies/" + north("agency") + "/archiving", "archived", "false", "version",
                "2")).hasStatus(303);
        assertThat(desk.post("/agencies/" + north("agency") + "/agreements", "from", "2100-01-01", "regime",
                "agreed", "noticeMonths", "1")).hasStatus(422);
        for (var half : List.of("people.agency/" + north("agency"), "people.rep/" + north("rep"))) {
            desk.post("/history/" + half + "/undo");
        }
        assertThat(rows()).as("nothing of it is taken back by halves").isEqualTo(after);
        var manager = new Visitor(program, town.somebody(company, Role.MANAGER, company.north()));
        manager.post("/merges/" + merging() + "/undo");
        assertThat(rows().get("people.rep")).isEqualTo(after.get("people.rep"));
        desk.post("/merges/" + merging() + "/undo");
        var again = rows();
        var members = again.remove("access.membership");
        before.remove("access.membership");
        assertThat(again).isEqualTo(before);
        assertThat(members).doesNotContain("\"agency_id\": \"%s\", \"rep_id\": \"%s\"".formatted(
                south("agency"), north("rep")));
    }

    @Test
    void what_cannot_be_one_is_refused_in_words() {
        var pair = pair();
        var manager = new Visitor(program, town.somebody(company, Role.MANAGER, company.north()));
        assertThat(merged(manager, pair)).hasStatus(422).bodyText().contains("csak tulajdonos");
        write("update people.agreement set exclusive = true where agency_id = :gone");
        assertThat(merged(desk, pair)).hasStatus(422).bodyText().contains("nem ugyanazt mondja");
        write("update people.agreement set exclusive = false where agency_id = :gone");
        write("""
                insert into terms.rate (organisation_id, agency_id, starts_on, rate_millionths)
                values (:organisation, :gone, '2199-01-01', 70000)""");
        assertThat(merged(desk, pair)).as("commission that differs one day").hasStatus(422).bodyText()
                .contains("jutalékfeltételei eltérnek");
        write("delete from terms.rate where starts_on = '2199-01-01'");
        write("update people.agency set archived_at = now(), version = version + 1 where id = :kept");
        assertThat(merged(desk, pair)).hasStatus(422).bodyText().contains("Archivált iroda");
        write("update people.agency set archived_at = null, version = version + 1 where id = :kept");
        for (var wrong : List.of("A-N", "nothing", "", "x".repeat(61), "'; drop")) {
            assertThat(desk.post("/duplicates", "kind", "agency", "first", "A-N", "second", wrong))
                    .as(wrong).hasStatus(422);
        }
        assertThat(merged(desk, pair)).hasStatus(303);
        assertThat(desk.post("/duplicates/" + pair + "/merging", "survivor", "first", "firstVersion", "1",
                "secondVersion", "1")).hasStatus(409);
        var owners = new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.south()));
        assertThat(owners.get("/duplicates/" + pair)).hasStatus(404);
    }

    @Test
    void sales_until_that_day_stay_the_agencys_and_what_comes_after_keeps_it_from_being_undone() {
        book("D-1", TODAY.minusDays(1));
        assertThat(merged(desk, pair())).hasStatus(303);
        book("D-2", TODAY.minusDays(1));
        book("D-3", TODAY);
        assertThat(creditOf("D-1")).isEqualTo("A-N");
        assertThat(creditOf("D-2")).as("known late").isEqualTo("A-N");
        assertThat(creditOf("D-3")).isEqualTo("A-S");
        var merging = merging();
        assertThat(led(desk.post("/merges/" + merging + "/undo"))).isEqualTo(north("agency").toString());
        assertThat(merging()).as("not undone").isEqualTo(merging);
    }
}
