package linecard.payouts;

import linecard.files.FileRefused;
import linecard.payouts.BankMessage.Kind;
import linecard.payouts.BankNews.Meaning;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import static linecard.payouts.Bank.answer;
import static linecard.payouts.Bank.block;
import static linecard.payouts.Bank.bytes;
import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;
import static linecard.payouts.Bank.payment;
import static linecard.payouts.Bank.statement;
import static org.assertj.core.api.Assertions.assertThat;

/// What banks send, and what only looks like it.
class BankReadingTest {

    private static final LocalDate NOVEMBER_27 = LocalDate.of(2026, 11, 27);

    @Test
    void an_answer_speaks_of_the_order_its_blocks_and_its_payments() throws Exception {
        var sent = answer("A-1", "f00", "PART", block("P-1-SEPA", "ACSC"), block("P-1-OTHER", "PART",
                payment("P-1-0002", "RJCT", "AC04"), payment("P-1-0003", "", "")));
        Schema.check(sent, "pain.002.001.10");
        var message = BankReading.of(sent);
        assertThat(message.kind()).isEqualTo(Kind.STATUS);
        assertThat(message.number() + " " + message.madeAt())
                .isEqualTo("A-1 2026-11-27T08:15:00+01:00");
        assertThat(message.told()).extracting(one -> one.name() + " " + one.code() + " "
                        + one.meaning() + " " + one.value() + " " + one.reasonCode() + one.reason())
                .containsExactly("P-1-SEPA ACSC PAID 2026-11-27 ",
                        "P-1-0002 RJCT REFUSED 2026-11-27 AC04Kontó & név",
                        "P-1-0003 PART UNCLEAR 2026-11-27 ");
    }

    @Test
    void every_version_and_way_of_writing_is_read_alike() {
        var plain = new String(answer("A-1", "f00", "ACSC"), StandardCharsets.UTF_8);
        var meant = BankReading.of(plain.getBytes(StandardCharsets.UTF_8));
        for (var other : new String[] {plain.replace("pain.002.001.10", "pain.002.001.03"),
            plain.replaceAll("<(/?)(?=[A-Z])", "<$1x:").replace("xmlns=", "xmlns:x="),
            "\ufeff" + plain, plain.replace(">A-1<", "><!-- a --> <![CDATA[A-1]]> <")}) {
            assertThat(BankReading.of(other.getBytes(StandardCharsets.UTF_8))).isEqualTo(meant);
        }
    }

    @Test
    void a_note_speaks_of_what_left_the_account_and_what_came_back() {
        var message = BankReading.of(note("N-1",
                entry("1251", "DBIT", "2026-11-27", detail("P-1-0001")),
                entry("300", "CRDT", "2026-11-28", Bank.back("P-1-0002")),
                entry("500", "DBIT", "2026-11-27", "<Btch><PmtInfId>P-1-FORINT</PmtInfId></Btch>"),
                entry("77", "CRDT", "2026-11-27", detail("NOTPROVIDED"))));
        assertThat(message.kind()).isEqualTo(Kind.NOTE);
        assertThat(message.others()).isEqualTo(1);
        assertThat(message.told()).extracting(one -> one.name() + " " + one.meaning() + " "
                        + one.value() + " " + one.amount() + one.currency() + one.reasonCode())
                .containsExactly("P-1-0001 PAID 2026-11-27 1251HUF",
                        "P-1-0002 REFUSED 2026-11-28 300HUFAC04",
                        "P-1-FORINT PAID 2026-11-27 500HUF");
        var pending = new String(note("N-2", entry("1", "DBIT", "2026-11-27", detail("P-1"))),
                StandardCharsets.UTF_8).replace("BOOK", "PDNG").getBytes(StandardCharsets.UTF_8);
        assertThat(BankReading.of(pending).told().getFirst().meaning())
                .isEqualTo(Meaning.RECEIVED);
    }

    @Test
    void a_bank_statement_of_every_version_is_read_as_a_note_is() throws Exception {
        var entries = new String[] {entry("1251", "DBIT", "2026-11-27", detail("P-1-0001")),
            entry("300", "CRDT", "2026-11-28", Bank.back("P-1-0002")),
            entry("300", "CRDT", "2026-11-28", detail("P-1-0003"))
                    .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"),
            entry("4", "DBIT", "2026-11-28", detail("P-1-0004"))
                    .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"),
            entry("5", "DBIT", "2026-11-27", detail("P-1-0005")).replace("BOOK", "PDNG"),
            entry("6", "DBIT", "2026-11-27", detail("P-1-0006")).replace("BOOK", "INFO"),
            entry("500", "DBIT", "2026-11-27", "<Btch><PmtInfId>P-1-FORINT</PmtInfId></Btch>"),
            entry("9", "DBIT", "2026-11-27", "<Btch><PmtInfId>P-2-SEPA</PmtInfId>"
                    + "<TtlAmt Ccy=\"HUF\">7</TtlAmt></Btch>" + detail("NOTPROVIDED")),
            entry("77", "CRDT", "2026-11-27", detail("NOTPROVIDED"))};
        var asNote = BankReading.of(note("N-1", entries));
        for (int version = 2; version <= 13; version++) {
            var sent = statement(version, "S-1", entries);
            if (version <= 9) Schema.checkStatement(new String(sent, StandardCharsets.UTF_8), version);
            var message = BankReading.of(sent);
            assertThat(message.kind()).isEqualTo(Kind.BANK_STATEMENT);
            assertThat(message.number() + " " + message.madeAt()).isEqualTo("S-1 2026-11-28T05:00:00");
            assertThat(message.told()).isEqualTo(asNote.told());
            assertThat(message.others()).isEqualTo(1);
        }
        assertThat(asNote.told()).extracting(one -> one.name() + " " + one.meaning() + " " + one.amount())
                .containsExactly("P-1-0001 PAID 1251", "P-1-0002 REFUSED 300", "P-1-0003 REFUSED 300",
                        "P-1-0004 UNCLEAR 4", "P-1-0005 RECEIVED 5", "P-1-0006 RECEIVED 6",
                        "P-1-FORINT PAID 500", "P-2-SEPA PAID 7");
    }

    @Test
    void what_is_no_message_of_a_bank_is_refused_with_what_it_is() {
        var good = new String(answer("A-1", "f00", "", block("B", "",
                payment("P-1", "ACSC", ""))), StandardCharsets.UTF_8);
        var entity = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var laughs = "<!DOCTYPE Document [<!ENTITY a \"" + "ha".repeat(1000) + "\">]>";
        var bad = new HashMap<byte[], String>(Map.of(
                new byte[0], "files.empty",
                new byte[BankReading.MOST_BYTES + 1], "payouts.message.large",
                "kind,number\n1,2".getBytes(StandardCharsets.UTF_8), "payouts.message.broken",
                bytes(entity + "<Document>&x;</Document>"), "payouts.message.dtd",
                bytes(laughs + "<Document>&a;</Document>"), "payouts.message.dtd",
                bytes("<Document>&undeclared;</Document>"), "payouts.message.broken",
                bytes("<Document>" + "<a>".repeat(100)), "payouts.message.broken",
                bytes("<Document>" + "<a/>".repeat(300_001) + "</Document>"),
                "payouts.message.broken",
                bytes("<Document><CstmrCdtTrfInitn/></Document>"), "payouts.message.other",
                bytes("<html><body/></html>"), "payouts.message.other"));
        bad.put("PK\u0003\u0004\0\0".getBytes(StandardCharsets.UTF_8), "payouts.message.zip");
        bad.put("P".getBytes(StandardCharsets.UTF_8), "payouts.message.broken");
        bad.put(bytes("<Document><BkToCstmrAcctRpt/></Document>"), "payouts.message.other");
        bad.put(bytes("<Document><BkToCstmrStmt/></Document>"), "payouts.message.nameless");
        bad.put(bytes(entity + "<Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>"),
                "payouts.message.dtd");
        bad.put(statement(8, "S", "<Ntry>".repeat(100)), "payouts.message.broken");
        bad.put(statement(8, "S", "<Ntry><Amt Ccy=\"HUF\">1</Amt></Ntry>".repeat(300_000)),
                "payouts.message.large");
        bad.put(statement(8, "S", "<Ntry/>".repeat(300_000)), "payouts.message.broken");
        bad.put(statement(8, "S", "<Ntry><NtryDtls>" + detail("P").repeat(20_001) + "</NtryDtls></Ntry>"),
                "payouts.message.many");
        bad.put(statement(8, "S", entry("1", "DBIT", "2026-02-30", detail("P"))), "payouts.message.day");
        bad.put(statement(8, "9".repeat(36)), "payouts.message.nameless");
        bad.put(new byte[] {(byte) 0xff, (byte) 0xfe, '<', 0}, "payouts.message.broken");
        for (var change : Map.of("<MsgId>A-1</MsgId>", "payouts.message.nameless",
                "<OrgnlMsgId>f00</OrgnlMsgId>", "payouts.message.nameless",
                "<OrgnlEndToEndId>P-1</OrgnlEndToEndId>", "payouts.message.noReference")
                .entrySet()) {
            bad.put(good.replace(change.getKey(), "").getBytes(StandardCharsets.UTF_8),
                    change.getValue());
        }
        bad.put(good.replace(">A-1<", ">" + "9".repeat(36) + "<")
                .getBytes(StandardCharsets.UTF_8), "payouts.message.nameless");
        bad.put(good.replace("2026-11-27T", "2026-13-27T").getBytes(StandardCharsets.UTF_8),
                "payouts.message.day");
        for (var amount : new String[] {"-5", "1e9", "9".repeat(19), "", "1,5"}) {
            bad.put(note("N", entry(amount, "DBIT", "2026-11-27", detail("P"))),
                    "payouts.message.amount");
        }
        bad.put(note("N", entry("1", "DBIT", "27.11.2026", detail("P"))), "payouts.message.day");
        assertThat(bad).hasSize(33);
        bad.forEach((content, key) -> assertThat(refusal(content))
                .as(new String(content, 0, Math.min(200, content.length), StandardCharsets.UTF_8))
                .isEqualTo(key));
    }

    private static String refusal(byte[] content) {
        try {
            return BankReading.of(content).toString();
        } catch (FileRefused e) {
            return e.problem().key();
        }
    }

    @Test
    void a_reason_is_the_code_what_it_means_and_the_banks_words() {
        var words = Words.in(Language.ENGLISH);
        assertThat(BankRules.reason(words, told("AC04", "gone"))).isEqualTo(
                "AC04 (closed account): gone");
        assertThat(BankRules.reason(words, told("ZZ99", ""))).isEqualTo("ZZ99");
        assertThat(BankRules.reason(words, told("", "gone"))).isEqualTo("gone");
        assertThat(BankRules.reason(words, told("", ""))).isEqualTo("The bank gives no reason.");
        assertThat(BankRules.reason(words, told("AC04", "x".repeat(2000)))).hasSize(500);
    }

    private static BankNews told(String code, String reason) {
        return new BankNews("f00", "", "P-1", "RJCT", Meaning.REFUSED, NOVEMBER_27, true,
                BigDecimal.ONE, "HUF", null, code, reason);
    }
}
