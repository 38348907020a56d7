package linecard.payouts;

import linecard.money.Money;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Orders to banks, held to ISO 20022's own schema of pain.001.001.09.
class CreditTransferTest {

    static final BankDetails OURS = iban("Alföldi Szivattyúgyár Zrt.",
            "HU42117730161111101800000000", "OTPVHUHB");
    static final BankDetails TISZA = iban("Tisza Képviselet Bt.",
            "HU93116000060000000012345676", "");
    static final BankDetails AUSTRIAN = iban("Grüner OG", "AT611904300234573201", "");
    static final BankDetails ATLANTA =
            new BankDetails("Blue Heron LLC", "", "", "061000104", "123456789");

    @Test
    void forints_between_hungarian_accounts_go_whole() throws Exception {
        var order = order("HUF", OURS, transfer("1", TISZA, 1_250_00, "Jutalék: 2026-0001"));
        assertThat(text(order, "SvcLvl")).containsExactly("NURG");
        assertThat(text(order, "ChrgBr")).containsExactly("SHAR");
        assertThat(text(order, "InstdAmt")).containsExactly("1250");
        assertThat(text(order, "Ustrd")).containsExactly("Jutalek: 2026-0001");
        assertThat(text(order, "Nm")).containsExactly("Alfoldi Szivattyugyar Zrt.",
                "Alfoldi Szivattyugyar Zrt.", "Tisza Kepviselet Bt.");
    }

    @Test
    void euros_go_by_sepa_and_elsewhere_by_a_block_of_their_own() throws Exception {
        var swiss = iban("Müller AG", "CH9300762011623852957", "");
        var turkish = iban("Ankara Ltd.", "TR330006100519786457841326", "TGBATRIS");
        var order = order("EUR", AUSTRIAN, transfer("1", swiss, 100_01, "A"),
                transfer("2", turkish, 2_00, "B"), transfer("3", OURS, 5, "C"));
        assertThat(text(order, "PmtInfId")).containsExactly("2026-0001-SEPA", "2026-0001-OTHER");
        assertThat(text(order, "ChrgBr")).containsExactly("SLEV", "SHAR");
        assertThat(text(order, "InstdAmt")).containsExactly("100.01", "0.05", "2.00");
        assertThat(text(order, "CtrlSum")).containsExactly("102.06", "100.06", "2.00");
        assertThat(text(order, "NbOfTxs")).containsExactly("3", "2", "1");
    }

    @Test
    void dollars_go_by_routing_number() throws Exception {
        var order = order("USD", ATLANTA, transfer("1",
                new BankDetails("Piedmont Reps Inc.", "", "", "021000021", "00998877"), 99, "X"));
        assertThat(text(order, "LclInstrm")).containsExactly("CCD");
        assertThat(text(order, "MmbId")).containsExactly("061000104", "021000021");
        assertThat(text(order, "InstdAmt")).containsExactly("0.99");
    }

    @Test
    void the_schema_refuses_what_is_wrong() {
        var order = order("EUR", AUSTRIAN, transfer("x".repeat(36), OURS, 5, "C"));
        assertThatThrownBy(() -> Schema.check(order.bytes())).isInstanceOf(SAXException.class);
        var withoutName = order("EUR", AUSTRIAN, transfer("1",
                iban("北京", "AT611904300234573201", ""), 5, "C"));
        assertThatThrownBy(() -> Schema.check(withoutName.bytes()))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void markup_in_a_name_is_a_name() throws Exception {
        var hostile = "</Nm><Amt>1</Amt>]]>&xxe;<!DOCTYPE a [<!ENTITY xxe SYSTEM 'file:///'>]>";
        var order = order("HUF", OURS,
                transfer("1", iban(hostile, "HU93116000060000000012345676", ""), 100, hostile));
        assertThat(text(order, "InstdAmt")).containsExactly("1");
        assertThat(new String(order.bytes())).doesNotContain("<!DOCTYPE", "&xxe;", "]]>");
    }

    @Property(tries = 100)
    void every_order_is_valid_and_sums_to_its_transfers(@ForAll("orders") CreditTransfer order)
            throws Exception {
        var amounts = new ArrayList<BigDecimal>();
        for (var text : text(order, "InstdAmt")) amounts.add(new BigDecimal(text));
        var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var wanted = order.transfers().stream().map(one -> one.amount().decimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(wanted);
        assertThat(new BigDecimal(text(order, "CtrlSum").getFirst())).isEqualByComparingTo(wanted);
        assertThat(amounts).hasSameSizeAs(order.transfers());
        assertThat(order.bytes()).as("the same bytes").isEqualTo(order.bytes());
    }

    @Provide
    Arbitrary<CreditTransfer> orders() {
        var accounts = Arbitraries.of(OURS, TISZA, AUSTRIAN, ATLANTA);
        var names = Arbitraries.strings().all().ofMaxLength(500).map(any -> "A" + any);
        var transfers = Combinators.combine(accounts, names,
                Arbitraries.longs().between(1, 9_999_999_999_99L), names)
                .as((account, name, amount, purpose) -> new Transfer("2026-0001-7",
                        new BankDetails(name, account.iban(), account.bic(), account.routing(),
                                account.number()), Money.of(amount, "EUR"), purpose));
        return Combinators.combine(accounts, Arbitraries.of("EUR", "HUF", "USD"),
                transfers.list().ofMinSize(1).ofMaxSize(20)).as((from, currency, list) -> order(
                        currency, from, list.stream().map(one -> new Transfer(one.reference(),
                                one.to(), whole(one.amount().minor(), currency), one.purpose()))
                                .toArray(Transfer[]::new)));
    }

    private static Money whole(long minor, String currency) {
        return Money.of(currency.equals("HUF") ? minor * 100 : minor, currency);
    }

    static BankDetails iban(String holder, String iban, String bic) {
        return new BankDetails(holder, iban, bic, "", "");
    }

    private static Transfer transfer(String reference, BankDetails to, long minor, String words) {
        return new Transfer(reference, to, Money.of(minor, "EUR"), words);
    }

    private static CreditTransfer order(String currency, BankDetails from, Transfer... transfers) {
        return new CreditTransfer("018f3a7cb2d24c0e9a1b2c3d4e5f6071", "2026-0001",
                Instant.parse("2026-11-26T08:00:00.123Z"), from, LocalDate.of(2026, 11, 27),
                Currency.getInstance(currency), List.of(transfers).stream().map(one ->
                        new Transfer(one.reference(), one.to(),
                                Money.of(one.amount().minor(), currency), one.purpose())).toList());
    }

    /// The texts of all elements of a name, once the whole holds to the schema.
    private static List<String> text(CreditTransfer order, String name) throws Exception {
        Document document = Schema.check(order.bytes());
        var texts = new ArrayList<String>();
        var found = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}
