package linecard;

import linecard.Town.Company;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;

/// Everything in this company is called by a formula: no spreadsheet that opens an export runs one.
@LinecardTest
class HostileExportTest {

    private static final String MARK = "=HYPERLINK(\"http://x\",\"y\")";

    /// A cell that a spreadsheet would run, wherever it parts the columns.
    private static final Pattern FORMULA =
            Pattern.compile("(?:\\A\ufeff?|[,;\\t|\\r\\n])[\" ]*(?:[=+@]|-(?![\\d]))");

    /// What people call things by.
    private static final List<String> NAMES = List.of("accounts.account.name",
            "accounts.account.code", "accounts.account.city", "accounts.account.customer_type",
            "accounts.alias.alias", "catalog.product.name", "catalog.product.code",
            "catalog.product_line.name", "people.territory.name", "people.agency.name",
            "people.rep.family_name", "people.rep.code", "plan.tactic.what",
            "exchange.source.name", "exchange.import.file_name");

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;

    @Test
    void no_cell_of_any_export_is_a_formula() throws IOException {
        assertThat(FORMULA.matcher("a;" + MARK).find()).as("a planted one is found").isTrue();
        var company = town.company();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> spoil(company, owner));
        var visitor = new Visitor(program, owner);
        var marked = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        for (var row : ExportTest.ofOwner()) {
            var base = ExportTest.address(row, company.north());
            var csv = Visitor.body(visitor.get(base + ".csv?year=2025"));
            var formula = FORMULA.matcher(csv);
            if (formula.find()) wrong.add(base + ".csv: " + formula.group());
            if (csv.contains("HYPERLINK")) marked.add(row.route());
            var xlsx = visitor.get(base + ".xlsx?year=2025");
            assertThat(xlsx).hasStatusOk();
            var sheets = sheets(xlsx.getResponse().getContentAsByteArray());
            if (sheets.contains("<f>") || sheets.contains("<f ")) wrong.add(base + ".xlsx");
            assertThat(sheets.contains("HYPERLINK")).as(base).isEqualTo(csv.contains("HYPERLINK"));
        }
        assertThat(wrong).isEmpty();
        assertThat(marked).hasSizeGreaterThan(16);
    }

    private void spoil(Company company, Viewer owner) {
        for (var name : NAMES) {
            int dot = name.lastIndexOf('.');
            transactions.executeWithoutResult(_ -> assertThat(sql.sql("update "
                    + name.substring(0, dot) + " set %1$s = :mark || %1$s"
                            .formatted(name.substring(dot + 1)))
                    .param("mark", MARK).update()).as(name).isPositive());
        }
        transactions.executeWithoutResult(_ -> sql.sql("""
                update access.app_user set family_name = :mark where id = :id
                """).param("mark", MARK).param("id", owner.user().id()).update());
        documents.book(owner, Ids.fresh(), List.of(new Booking(Kind.INVOICE, MARK,
                company.north().id("account"), null, LocalDate.of(2025, 1, 20), "",
                List.of(new Booking.Line(company.north().id("product"),
                        company.north().id("product-line"), 1000, 1_00, 1L)))));
    }

    private static String sheets(byte[] xlsx) throws IOException {
        var text = new StringBuilder();
        var file = Files.write(Files.createTempFile("linecard-test", ".xlsx"), xlsx);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.getName().matches("xl/(worksheets/|sharedStrings).*")) continue;
                text.append(new String(zip.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return text.toString();
    }
}
