package linecard.commissions;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.mail.Enclosing;
import linecard.words.Language;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is told that a statement was issued, and when.
@LinecardTest
class StatementLettersTest {

    @Autowired ApplicationContext program;
    @Autowired Firm.Rooms rooms;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired StatementEnclosure enclosure;
    @Autowired TransactionTemplate transactions;
    @Autowired JdbcClient sql;

    private Firm firm;

    @BeforeEach
    void sell() {
        firm = new Firm(rooms).withRates();
        firm.invoice("S-1", firm.szucs, Firm.YEAR.plusDays(3), firm.pumps, 1_000_000_00);
    }

    @Test
    void the_agencys_owners_and_its_own_address_are_told_and_nobody_else() {
        var owner = stage.member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        stage.member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
        stage.member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        stage.member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        address(firm.duna, "Iroda@Dunamenti.example");
        var statement = firm.issue(firm.duna, 1);
        assertThat(letters()).containsExactlyInAnyOrder(
                owner.user().email() + " waiting " + statement,
                "iroda@dunamenti.example waiting " + statement);
        firm.issue(firm.duna, 1);
        assertThat(letters()).hasSize(2);
    }

    @Test
    void an_agency_that_has_no_usable_address_is_seen_to_be_told_nothing() {
        address(firm.duna, "iroda, x@dunamenti.example");
        var statement = firm.issue(firm.duna, 1);
        assertThat(letters()).containsExactly("iroda, x@dunamenti.example given_up " + statement);
        firm.invoice("S-2", firm.tiszai, Firm.YEAR.plusDays(3), firm.pumps, 1_000_00);
        var other = firm.issue(firm.alfold, 1);
        assertThat(letters()).contains(" given_up " + other);
    }

    @Test
    void it_is_sent_again_where_the_agency_can_be_reached_now_and_once_at_a_time() {
        address(firm.duna, "iroda@dunamenti.example");
        var statement = firm.issue(firm.duna, 1);
        var finance = new Visitor(program, firm.finance);
        var path = "/statements/" + statement;
        assertThat(finance.post(path + "/letters")).hasStatus(303);
        assertThat(letters()).as("that letter waits still").hasSize(1);
        tables.admin().sql("update mail.letter set state = 'sent', ended_at = now()").update();
        assertThat(Visitor.body(finance.get(path))).contains("iroda@dunamenti.example");
        address(firm.duna, "uj@dunamenti.example");
        for (int i = 0; i < 2; i++) assertThat(finance.post(path + "/letters")).hasStatus(303);
        assertThat(letters()).containsExactlyInAnyOrder("iroda@dunamenti.example sent " + statement,
                "uj@dunamenti.example waiting " + statement);
        tables.admin().sql("update mail.letter set state = 'sent', ended_at = now()").update();
        assertThat(Visitor.noticed(finance.post(path + "/letters"))).as("no mail server").containsExactly(
                "Nincs beállítva levelezőkiszolgáló, ezért a levél vár.");
        assertThat(letters()).contains("uj@dunamenti.example waiting " + statement).hasSize(3);
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() {
        Bound.run(firm.finance.binding(), () -> transactions.executeWithoutResult(undone -> {
            firm.issue(firm.duna, 1);
            undone.setRollbackOnly();
        }));
        assertThat(letters()).isEmpty();
        firm.issue(firm.duna, 1);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void the_pdf_enclosed_is_the_statement_in_the_language_of_whom_it_goes_to() throws Exception {
        var statement = firm.issue(firm.duna, 1);
        assertThat(text(made(firm.owner, statement, Language.HUNGARIAN)))
                .contains("jutalékelszámolás", "2026-0001", "Dunamenti Képviselet Bt.", "S-1")
                .doesNotContain("Alföldi Ügynökség");
        var english = made(firm.owner, statement, Language.ENGLISH);
        assertThat(english.name()).isEqualTo("2026-0001.pdf");
        assertThat(text(english)).contains("Commission statement 2026-0001");
        assertThat(made(firm.owner, statement, Language.ENGLISH).content())
                .isEqualTo(english.content());
    }

    private Enclosing.File made(Viewer viewer, UUID statement, Language in) throws Exception {
        return Bound.call(viewer.binding(), () -> enclosure.make(viewer, statement, in));
    }

    private static String text(Enclosing.File pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf.content())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void address(UUID id, String email) {
        Bound.run(firm.owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                update people.agency set email = :email where id = :id
                """).param("email", email).param("id", id).update()));
    }

    /// Address, state and the statement that each leads to.
    private List<String> letters() {
        return tables.admin().sql("""
                select to_address || ' ' || state || ' ' || replace(link_path, '/statements/', '')
                from mail.letter where organisation_id = :id and enclosed = 'statement'
                """)
                .param("id", firm.owner.organisation().id())
                .query((row, _) -> row.getString(1)).list();
    }
}
