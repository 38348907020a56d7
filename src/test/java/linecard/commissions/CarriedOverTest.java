package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Role;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.database.Batches;
import linecard.database.OldDatabase;
import linecard.stated.Portion;
import linecard.stated.StatementLine;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// A company that was at work before documents had shares: its splits, returns and an issued
/// statement are the same afterwards.
@LinecardTest
class CarriedOverTest {

    private static final UUID ORGANISATION = id(1);
    private static final UUID STATEMENT = id(0x90);

    @Autowired
    private OldDatabase.Cellar cellar;
    @Autowired
    private Batches batches;

    @Test
    void sums_parts_and_seals_survive() throws Exception {
        try (var old = cellar.at("9")) {
            var sql = old.owner();
            fill(sql);
            var parts = parts(sql, """
                    select d.number, l.position, c.rep_id, c.share_millionths, c.net_minor,
                           c.cost_minor, c.quantity_milli, c.booked_on
                    from sales.credit c
                    join sales.line l on l.id = c.line_id
                    join sales.document d on d.id = c.document_id
                    order by d.number, l.position, c.id
                    """);
            var months = months(sql, "sales.month");
            old.migrate("10");

            assertThat(parts(sql, """
                    select d.number, c.position, c.rep_id, c.share_millionths, c.net_minor,
                           c.cost_minor, c.quantity_milli, c.booked_on
                    from sales.credit c
                    join sales.document d on d.id = c.document_id
                    order by d.number, c.position, c.place
                    """)).hasSize(9).isEqualTo(parts);
            assertThat(months(sql, "sales.month")).isEqualTo(months);
            assertThat(months(sql, "sales.rep_month")).isEqualTo(months);
            assertThat(parts(sql, """
                    select d.number, s.rep_id, s.net_minor, s.returned_minor, s.cost_minor, s.lines
                    from sales.share s join sales.document d on d.id = s.document_id
                    order by d.number, s.place
                    """)).contains("(S-1,%s,551,-50,300,2)".formatted(id(0x21)),
                            "(S-2,,300,0,0,1)");
            old.migrate("24");
            var lines = new StatementLines(sql, new PlainLines(sql));
            var statements = new Statements(sql, lines,
                    new Replay(new StatedWindows(sql), lines),
                    new PrizeLines(sql, batches, new StaticListableBeanFactory()
                            .getBeanProvider(CashPrizes.class)));
            assertThat(statements.verify(viewer(), STATEMENT).holds()).isTrue();
            assertThat(lines.all(viewer(), STATEMENT)).extracting(StatementLine::portion)
                    .containsExactly(new Portion(1, 1, 101L), new Portion(2, 2, 104L));
        }
    }

    @Test
    void payments_are_counted_with_the_month_of_their_invoice() throws Exception {
        try (var old = cellar.at("9")) {
            var sql = old.owner();
            fill(sql);
            old.migrate("162");
            sql.sql("alter table sales.payment no force row level security").update();
            sql.sql("""
                    insert into sales.payment (organisation_id, reference, account_id,
                        document_number, paid_on, amount_minor, fingerprint, import_id, recorded_by)
                    select d.organisation_id, p.reference, d.account_id, d.number, '2026-04-03', 1,
                           '', d.import_id, :person
                    from (values ('T-1', 'S-1'), ('T-2', 'S-1'), ('T-3', 'S-2'))
                      as p (reference, number)
                    join sales.document d on d.number = p.number
                    """).param("person", id(2)).update();
            sql.sql("alter table sales.payment force row level security").update();
            old.migrate("163");
            assertThat(parts(sql, """
                    select kind, month, payments
                    from sales.agency_month
                    where payments > 0
                    order by payments
                    """)).as("of S-2 one of one share, of S-1 two of two").containsExactly(
                            "(invoice,2026-02-01,1)", "(invoice,2026-02-01,4)");
        }
    }

    private static List<String> parts(JdbcClient sql, String select) {
        return sql.sql("select row_.*::text from (" + select + ") row_")
                .query((row, _) -> row.getString(1)).list();
    }

    private static List<String> months(JdbcClient sql, String table) {
        return parts(sql, """
                select kind, month, rep_id, agency_id, territory_id, product_line_id,
                       sum(net_minor), sum(returned_minor), sum(cost_minor), sum(quantity_milli),
                       sum(credits)
                from %s
                group by 1, 2, 3, 4, 5, 6
                order by 1, 2, 3, 4, 5, 6
                """.formatted(table));
    }

    /// The seal is written as the program of that time did, field by field.
    private static void fill(JdbcClient sql) throws Exception {
        sql.sql(new ClassPathResource("old/v009.sql")
                .getContentAsString(StandardCharsets.UTF_8)).update();
        var seal = sealed("linecard statement 1\n", """
                ID90|ID11|2026-0001|2026|2|2026-02-01|2026-03-01|INVOICE|2|551|28|HUF|Old Kft.\
                |Duna Bt.|Duna Bt.|2026-03-02T10:00:00Z|Old Hand
                1|101|INVOICE|ID51|S-1|2026-02-03|Szűcs Kft.|Szivattyúk|ID21|Kiss|2001|1201\
                |500000|601|PRODUCT_LINE|50000|Szivattyúk|2026-01-01|30|false|||
                2|104|INVOICE|ID51|S-1|2026-02-03|Szűcs Kft.|Szelepek|ID22|Nagy|-1000|-100\
                |500000|-50|DEFAULT|40000||2026-01-01|-2|false|||
                """);
        sql.sql("alter table commissions.statement no force row level security").update();
        sql.sql("update commissions.statement set seal = :seal").param("seal", seal).update();
        sql.sql("alter table commissions.statement force row level security").update();
    }

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    private static Viewer viewer() {
        var organisation = new Organisation(ORGANISATION, "old", "Old Kft.", "HU",
                Currency.getInstance("HUF"), Language.HUNGARIAN, ZoneId.of("Europe/Budapest"),
                FiscalCalendar.parse("months:1"), ResultsFrom.INVOICE, "", 1);
        return new Viewer(new User(id(2), "old@example.com", "Old", "Hand", Language.ENGLISH),
                organisation, Role.OWNER, null, null, null);
    }

    private static String sealed(String form, String rows) throws Exception {
        var text = form.replace("\n", "\t\n")
                + rows.replaceAll("ID(\\d\\d)", "01900000-0000-7000-8000-0000000000$1")
                        .replace("|", "\t").replace("\n", "\t\n");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
