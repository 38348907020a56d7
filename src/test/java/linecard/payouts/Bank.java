package linecard.payouts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what a bank would send.
final class Bank {

    static final String ANSWER = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    private static final int FIRST_WITH_AMOUNT_OF_EACH = 3;
    private static final int FIRST_WITH_CHOSEN_STATUS = 7;

    private Bank() {}

    /// A pain.002.
    ///
    /// @param order the id of the order
    /// @param status of all of it; empty for none
    /// @param blocks see [#block]
    static byte[] answer(String number, String order, String status, String... blocks) {
        return bytes("""
                <Document xmlns="%s"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-27T08:15:00+01:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>
                <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
                %s</CstmrPmtStsRpt></Document>"""
                .formatted(ANSWER, number, order, text("GrpSts", status), String.join("", blocks)));
    }

    static String order(UUID batch) {
        return batch.toString().replace("-", "");
    }

    static String block(String name, String status, String... payments) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + name + "</OrgnlPmtInfId>"
                + text("PmtInfSts", status) + String.join("", payments) + "</OrgnlPmtInfAndSts>";
    }

    static String payment(String reference, String status, String reason) {
        var why = reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason
                + "</Cd></Rsn><AddtlInf>Kontó &amp; név</AddtlInf></StsRsnInf>";
        return "<TxInfAndSts><OrgnlEndToEndId>" + reference + "</OrgnlEndToEndId>"
                + text("TxSts", status) + why + "</TxInfAndSts>";
    }

    /// A camt.054.
    static byte[] note(String number, String... entries) {
        return bytes("""
                <b:Document xmlns:b="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
                <b:BkToCstmrDbtCdtNtfctn>
                <b:GrpHdr><b:MsgId>%s</b:MsgId><b:CreDtTm>2026-11-27T18:00:00</b:CreDtTm></b:GrpHdr>
                <b:Ntfctn><b:Id>1</b:Id>%s</b:Ntfctn></b:BkToCstmrDbtCdtNtfctn></b:Document>"""
                .formatted(number, String.join("", entries).replaceAll("<(/?)(?=[A-Z])", "<$1b:")));
    }

    /// A camt.053.
    ///
    /// @param version 2 to 13
    static byte[] statement(int version, String number, String... entries) {
        var written = Stream.of(entries).map(entry -> version < FIRST_WITH_AMOUNT_OF_EACH ? entry
                : entry.replace("</Refs>", "</Refs>" + amount(entry))).collect(Collectors.joining());
        return bytes("""
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d"><BkToCstmrStmt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-28T05:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>2026/231</Id><CreDtTm>2026-11-28T05:00:00</CreDtTm>
                <Acct><Id><IBAN>HU42117730161111101800000000</IBAN></Id><Ccy>HUF</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="HUF">1251</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-27</Dt></Dt></Bal>
                %s</Stmt></BkToCstmrStmt></Document>"""
                .formatted(version, number, version < FIRST_WITH_CHOSEN_STATUS
                        ? written.replaceAll("<Sts><Cd>(\\w+)</Cd></Sts>", "<Sts>$1</Sts>") : written));
    }

    private static String amount(String entry) {
        int end = entry.indexOf("<Sts>");
        return end < 0 ? "" : entry.substring(entry.indexOf("<Amt"), end)
                .replaceAll("<RvslInd>.*", "");
    }

    /// @param direction DBIT or CRDT
    /// @param details see [#detail]
    static String entry(String amount, String direction, String day, String details) {
        return "<Ntry><Amt Ccy=\"HUF\">" + amount + "</Amt><CdtDbtInd>" + direction
                + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><ValDt><Dt>" + day + "</Dt></ValDt>"
                + "<BkTxCd><Prtry><Cd>51</Cd></Prtry></BkTxCd><NtryDtls>" + details + "</NtryDtls></Ntry>";
    }

    static String detail(String reference) {
        return "<TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs></TxDtls>";
    }

    static String back(String reference) {
        return "<TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs>"
                + "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>";
    }

    private static String text(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    static byte[] bytes(String xml) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml)
                .getBytes(StandardCharsets.UTF_8);
    }
}
