package linecard.payouts;

import linecard.files.FileRefused;
import linecard.files.XmlElement;
import linecard.payouts.BankMessage.Kind;
import linecard.payouts.BankNews.Meaning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads pain.002: a status of the order, of each block, and of each payment. The narrower one
/// counts.
final class StatusReport {

    /// Settled on the debtor's account; credited to the creditor's.
    private static final Set<String> PAID = Set.of("ACSC", "ACCC");
    private static final Set<String> REFUSED = Set.of("RJCT", "CANC");
    private static final Set<String> RECEIVED = Set.of("RCVD", "PDNG", "ACTC", "ACCP", "ACFC",
            "ACSP", "ACWC", "ACWP", "ACPD", "PATC", "PRES");

    /// Not all the same: what is narrower says what.
    private static final String PARTLY = "PART";

    private final String order;
    private final @Nullable LocalDate day;
    private final List<BankNews> told = new ArrayList<>();

    private StatusReport(XmlElement report) {
        order = report.at("OrgnlGrpInfAndSts", "OrgnlMsgId");
        day = BankReading.day(report.at("GrpHdr", "CreDtTm"));
    }

    static BankMessage read(XmlElement report) {
        var reading = new StatusReport(report);
        if (reading.order.isEmpty()) throw new FileRefused("payouts.message.nameless");
        var group = report.down("OrgnlGrpInfAndSts");
        var status = report.at("OrgnlGrpInfAndSts", "GrpSts");
        if (group != null) reading.all("", status, group);
        reading.payments("", status, report);
        for (var block : report.all("OrgnlPmtInfAndSts")) {
            var id = block.at("OrgnlPmtInfId");
            reading.all(id, block.at("PmtInfSts"), block);
            reading.payments(id, BankReading.first(block.at("PmtInfSts"), status), block);
        }
        if (reading.told.isEmpty()) throw new FileRefused("payouts.message.nothing");
        return new BankMessage(Kind.STATUS, report.at("GrpHdr", "MsgId"),
                report.at("GrpHdr", "CreDtTm"), List.copyOf(reading.told), 0);
    }

    private void all(String block, String status, XmlElement in) {
        if (status.isEmpty() || status.equals(PARTLY)) return;
        told.add(told(block, "", status, in));
    }

    private void payments(String block, String otherwise, XmlElement in) {
        for (var one : in.all("TxInfAndSts")) {
            var reference = one.at("OrgnlEndToEndId");
            if (reference.isEmpty()) throw new FileRefused("payouts.message.noReference");
            told.add(told(block, reference, BankReading.first(one.at("TxSts"), otherwise), one));
        }
    }

    private BankNews told(String block, String reference, String status, XmlElement in) {
        var of = in.down("OrgnlTxRef", "Amt", "InstdAmt");
        var settled = settled(in);
        return new BankNews(order, block, reference, status, meaning(status),
                settled == null ? day : settled, settled != null,
                BankReading.amount(of), of == null ? "" : of.currency(), null,
                in.all("StsRsnInf").stream().map(StatusReport::code)
                        .filter(code -> !code.isEmpty()).findFirst().orElse(""),
                in.all("StsRsnInf").stream().flatMap(why -> why.all("AddtlInf").stream())
                        .map(XmlElement::text).collect(Collectors.joining(" ")));
    }

    private static String code(XmlElement reason) {
        return BankReading.first(reason.at("Rsn", "Cd"), reason.at("Rsn", "Prtry"));
    }

    private static Meaning meaning(String status) {
        return PAID.contains(status) ? Meaning.PAID : REFUSED.contains(status) ? Meaning.REFUSED
                : RECEIVED.contains(status) ? Meaning.RECEIVED : Meaning.UNCLEAR;
    }

    /// The day on which the banks settled it; null where the report names none.
    private static @Nullable LocalDate settled(XmlElement in) {
        return BankReading.day(BankReading.first(
                in.at("FctvIntrBkSttlmDt", "Dt"), in.at("FctvIntrBkSttlmDt", "DtTm"),
                in.at("OrgnlTxRef", "IntrBkSttlmDt")));
    }
}
