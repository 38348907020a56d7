package linecard.exchange;

import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.exchange.ImportWalk.Counts;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.plan.Goals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Reps, their accounts and goals out of files.
class PeopleImportTest extends ImportDesk {

    @Autowired Reps reps;
    @Autowired Agencies agencies;
    @Autowired Territories territories;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Goals goals;

    @Test
    void reps_come_with_agencies_and_territories() {
        var applied = walk.taken("reps", """
                Rep code,Family name,Given name,Agency code,Name of the agency,Territory,E-mail
                R1,Szűcs,Árpád,DUNA,Duna Kft.,West,a@example.com
                R2,Miller,Anna,DUNA,,East,
                """);

        assertThat(counts(applied)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(seen(() -> reps.all(owner))).extracting(r -> r.familyName() + r.email())
                .containsExactlyInAnyOrder("Szűcsa@example.com", "Miller");
        assertThat(seen(() -> agencies.all(owner))).extracting("name").containsExactly("Duna Kft.");
        assertThat(seen(() -> territories.all(owner))).hasSize(2);
        assertThat(walk.page(applied)).contains("1 new agency:", "2 new territories:");
    }

    @Test
    void whole_names_in_one_column_are_taken_apart_and_told() {
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\n");
        var checked = walk.checked("reps", "rep,name,agency\nR1,Ash,X\nR2,Dr. Anna Miller,X\n");
        assertThat(walk.page(checked)).contains("1 full name taken apart as family and given name", "Miller · Anna");
        walk.apply(checked);
        assertThat(seen(() -> reps.all(owner))).extracting(r -> r.title() + "/" + r.familyName() + "/" + r.givenName())
                .containsExactlyInAnyOrder("/Ash/", "Dr./Miller/Anna");
    }

    @Test
    void an_account_may_stand_before_its_parent_but_not_under_itself() {
        var applied = walk.taken("accounts", """
                Account code,Name,Parent account,Country,Territory,House account
                A-2,Child,A-1,Hungary,North,no
                A-1,Parent,,HU,North,yes
                A-3,Round,A-4,US,,
                A-4,And round,A-3,US,,
                A-5,Orphan,A-99,US,,
                A-6,Nowhere,,Atlantis,,
                """);

        assertThat(counts(applied)).isEqualTo(new Counts(6, 2, 0, 0, 4, 0));
        var all = seen(() -> accounts.all(owner));
        assertThat(all).extracting(a -> a.code() + a.country() + a.house())
                .containsExactlyInAnyOrder("A-2HUfalse", "A-1HUtrue");
        assertThat(walk.page(applied)).contains(
                "There is no account “A-99”", "“Atlantis” is not a country");
    }

    private void people() {
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\nR2,Birch,Y\n");
        walk.taken("accounts", "account,name\nA-1,One\nA-2,Two\n");
    }

    @Test
    void assignments_make_room_for_each_other_and_never_exceed_the_whole() {
        people();
        var first = walk.taken("assignments", """
                account,rep,share,first day,last day
                A-1,R1,100,2025-01-01,
                """);
        var second = walk.taken("assignments", """
                account,rep,role,share,first day,last day
                A-1,R2,owner,60%,2026-01-01,
                A-1,R2,Specification,50,2026-02-01,
                A-1,R1,owner,100,2025-01-01,2025-12-31
                A-1,R1,owner,10,2025-06-01,
                A-2,R9,owner,10,2025-06-01,
                A-2,R1,owner,10,2025-06-01,2025-05-31
                """);

        assertThat(counts(first).fresh()).isEqualTo(1);
        assertThat(counts(second)).isEqualTo(new Counts(6, 1, 1, 0, 4, 0));
        assertThat(seen(() -> assignments.all(owner)))
                .extracting(a -> a.from() + " " + a.to() + " " + a.share())
                .containsExactlyInAnyOrder("2025-01-01 2026-01-01 100%", "2026-01-01 null 60%");
        assertThat(walk.page(second)).contains("exceed 100% on 2026-02-01",
                "There is no rep “R9”", "It ends before it begins", "Overlaps");
    }

    @Test
    void goals_spread_quarters_exactly_and_keep_what_they_do_not_speak_of() {
        people();
        var applied = walk.taken("goals", """
                fiscal year,rep,quarter,month,goal,measure
                2026,R1,Q1,,100.00,
                2026,R1,,2026-04,7,revenue
                2026,R2,,,1200,calls
                2026,,,,"1,000,000.01",revenue
                2026,R2,1,,5,units
                2026,R2,,2,5,units
                """);
        var again = walk.taken("goals", "fiscal year,rep,month,goal\n2026,R1,5,9\n2026,R2,,1\n");

        assertThat(counts(applied)).as(walk.rejected(applied).toString())
                .isEqualTo(new Counts(6, 4, 0, 0, 2, 100_010_701));
        assertThat(counts(again)).isEqualTo(new Counts(2, 1, 1, 0, 0, 1_000));
        assertThat(seen(() -> goals.inForce(owner, 2026))).extracting(g -> g.months().toString())
                .contains("[3334, 3333, 3333, 700, 900, 0, 0, 0, 0, 0, 0, 0]",
                        "[100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]");
        assertThat(walk.page(applied)).contains(
                "Fiscal month 2 of this goal stands more than once");
    }
}
