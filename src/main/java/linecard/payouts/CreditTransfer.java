package linecard.payouts;

import linecard.money.Money;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/// An order to a bank as ISO 20022 has it: pain.001.001.09, a block for each [Way]. The same order
/// is the same bytes.
///
/// @param id of the order, new each time, or the bank takes it for one it has carried out
/// @param made when
/// @param from the account that is debited
/// @param executesOn the day on which it shall be
record CreditTransfer(
        String id, String number, Instant made, BankDetails from, LocalDate executesOn,
        Currency currency, List<Transfer> transfers) {

    static final int NAME = 70;
    static final int PURPOSE = 140;

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = new Xml(XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(bytes, "UTF-8"));
            xml.document(NAMESPACE, () -> xml.in("CstmrCdtTrfInitn", () -> {
                xml.in("GrpHdr", () -> group(xml));
                var blocks = new EnumMap<Way, List<Transfer>>(Way.class);
                for (var way : Way.values()) {
                    blocks.put(way, transfers.stream().filter(one -> way(one) == way).toList());
                }
                blocks.values().removeIf(List::isEmpty);
                blocks.forEach((way, block) -> xml.in("PmtInf", () -> block(xml, way, block)));
            }));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private Way way(Transfer transfer) {
        return Way.of(currency, from, transfer.to());
    }

    private void group(Xml xml) {
        xml.text("MsgId", id);
        xml.text("CreDtTm", made.truncatedTo(ChronoUnit.SECONDS).toString());
        xml.text("NbOfTxs", String.valueOf(transfers.size()));
        xml.text("CtrlSum", sum(transfers));
        xml.in("InitgPty", () -> name(xml, from));
    }

    private void block(Xml xml, Way way, List<Transfer> block) {
        xml.text("PmtInfId", Batch.block(number, way));
        xml.text("PmtMtd", "TRF");
        xml.text("NbOfTxs", String.valueOf(block.size()));
        xml.text("CtrlSum", sum(block));
        xml.in("PmtTpInf", () -> {
            xml.in("SvcLvl", () -> xml.text("Cd", way == Way.SEPA ? "SEPA" : "NURG"));
            // Between firms.
            if (way == Way.ACH) xml.in("LclInstrm", () -> xml.text("Cd", "CCD"));
        });
        xml.in("ReqdExctnDt", () -> xml.text("Dt", executesOn.toString()));
        xml.in("Dbtr", () -> name(xml, from));
        xml.in("DbtrAcct", () -> {
            account(xml, from);
            xml.text("Ccy", currency.getCurrencyCode());
        });
        xml.in("DbtrAgt", () -> bank(xml, from));
        xml.text("ChrgBr", way == Way.SEPA ? "SLEV" : "SHAR");
        for (var transfer : block) xml.in("CdtTrfTxInf", () -> transfer(xml, transfer));
    }

    private static void transfer(Xml xml, Transfer transfer) {
        xml.in("PmtId", () -> xml.text("EndToEndId", transfer.reference()));
        xml.in("Amt", () -> xml.text("InstdAmt", amount(transfer.amount()),
                "Ccy", transfer.amount().currency().getCurrencyCode()));
        var to = transfer.to();
        if (!to.bic().isEmpty() || !to.isIban()) xml.in("CdtrAgt", () -> bank(xml, to));
        xml.in("Cdtr", () -> name(xml, to));
        xml.in("CdtrAcct", () -> account(xml, to));
        xml.in("RmtInf", () -> xml.text("Ustrd", SepaText.of(transfer.purpose(), PURPOSE)));
    }

    private static void name(Xml xml, BankDetails who) {
        xml.text("Nm", SepaText.of(who.holder(), NAME));
    }

    private static void account(Xml xml, BankDetails of) {
        xml.in("Id", () -> {
            if (of.isIban()) xml.text("IBAN", of.iban());
            else xml.in("Othr", () -> xml.text("Id", of.number()));
        });
    }

    private static void bank(Xml xml, BankDetails of) {
        xml.in("FinInstnId", () -> {
            if (!of.bic().isEmpty()) {
                xml.text("BICFI", of.bic());
            } else if (of.isIban()) {
                xml.in("Othr", () -> xml.text("Id", "NOTPROVIDED"));
            } else {
                xml.in("ClrSysMmbId", () -> {
                    xml.in("ClrSysId", () -> xml.text("Cd", "USABA"));
                    xml.text("MmbId", of.routing());
                });
            }
        });
    }

    private String sum(List<Transfer> of) {
        var sum = Money.zero(currency);
        for (var transfer : of) sum = sum.plus(transfer.amount());
        return amount(sum);
    }

    /// Nobody pays hundredths of forints, and banks refuse them even where they are zero.
    private static String amount(Money money) {
        var decimal = money.decimal();
        return (money.currency().getCurrencyCode().equals("HUF")
                ? decimal.setScale(0) : decimal).toPlainString();
    }
}
