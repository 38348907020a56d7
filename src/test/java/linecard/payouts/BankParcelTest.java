package linecard.payouts;

import linecard.Visitor;
import linecard.database.Ids;
import linecard.files.FileRefused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static linecard.Visitor.body;
import static linecard.Visitor.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Several files of a bank in one ZIP: each is taken or refused for itself.
class BankParcelTest extends PayoutDesk {

    @Autowired ApplicationContext program;

    private Visitor maker;

    @BeforeEach
    void found() {
        maker = new Visitor(program, till.maker);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private MvcTestResult send(String at, byte[] zip) {
        return maker.send(at, "file", "november.zip", zip);
    }

    private static String fresh() {
        return "/payouts/messages?message=" + Ids.fresh();
    }

    @Test
    void each_file_is_taken_or_refused_for_itself_in_the_order_in_which_the_bank_wrote_them() throws Exception {
        till.owe(firm.duna, 1_250_50);
        var batch = till.approved(firm.duna);
        var reference = till.payments(batch).getFirst().reference();
        var files = new LinkedHashMap<String, byte[]>();
        files.put("1/back.xml", Bank.statement(8, "S-1", Bank.entry("1251", "CRDT", "2026-11-28",
                Bank.back(reference))));
        files.put("1/", new byte[0]);
        files.put("__MACOSX/back.xml", new byte[] {1});
        files.put("2/answer.xml", Bank.answer("A-1", Bank.order(batch), "ACSC"));
        files.put("<b>leltar.pdf", "%PDF".getBytes());
        var at = fresh();
        var answer = send(at, zip(files));
        assertThat(answer).hasStatus(422);
        assertThat(plain(answer)).contains("2 fájl beolvasva a ZIP 3 fájljából",
                "b_leltar.pdf: A fájl sérült, vagy nem XML");
        assertThat(till.payments(batch).getFirst().state()).as("answered before it came back")
                .isEqualTo(State.REFUSED);
        assertThat(plain(send(at, zip(files)))).as("a double click")
                .contains("2 fájl beolvasva a ZIP 3 fájljából");
        assertThat(body(maker.get("/payouts/messages"))).containsOnlyOnce("A-1</a>").containsOnlyOnce("S-1</a>");
        files.remove("<b>leltar.pdf");
        files.put("1/back.xml", Bank.statement(8, "S-2", Bank.entry("1", "CRDT", "2026-11-28", "")));
        var again = send(fresh(), zip(files));
        assertThat(plain(again)).contains("0 fájl beolvasva a ZIP 2 fájljából", "back.xml: Egyik tétele sem",
                "answer.xml: Ezt a visszajelzést (A-1) már beolvasták");
    }

    @Test
    void all_of_them_taken_is_no_refusal_and_each_leads_to_its_message() throws Exception {
        till.owe(firm.duna, 1_250_50);
        var batch = till.approved(firm.duna);
        var answer = send(fresh(), zip(Map.of("a.xml", Bank.answer("A-7", Bank.order(batch), "ACSC"))));
        assertThat(answer).hasStatusOk().bodyText().contains("1 fájl beolvasva a ZIP 1 fájljából");
        var link = body(answer).replaceAll("(?s).*href=\"/o/[^/]+(/payouts/messages/[^\"]+)\">a\\.xml<.*", "$1");
        assertThat(body(maker.get(link))).contains("A-7");
    }

    @Test
    void a_zip_that_is_empty_broken_or_grows_too_large_is_refused_whole() throws Exception {
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i <= BankParcel.MOST; i++) many.put(i + ".xml", new byte[] {1});
        var large = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 9; i++) large.put(i + ".xml", new byte[BankReading.MOST_BYTES]);
        for (var wrong : Map.of("parcel.none", zip(Map.of("a/", new byte[0])), "parcel.many", zip(many),
                "parcel.large", zip(Map.of("a.xml", new byte[BankReading.MOST_BYTES + 1])),
                "parcel.large.all", zip(large), "parcel.broken", "PK\u0003\u0004".getBytes(),
                "tricks", zip(Map.of("../a.xml", new byte[] {1}))).entrySet()) {
            assertThatExceptionOfType(FileRefused.class).as(wrong.getKey())
                    .isThrownBy(() -> BankParcel.open(wrong.getValue()))
                    .satisfies(e -> assertThat(e.problem().key())
                            .endsWith(wrong.getKey().replace(".all", "")));
            assertThat(send(fresh(), wrong.getValue())).as(wrong.getKey()).hasStatus(422).bodyText()
                    .contains("error-summary");
        }
    }
}
