package linecard.payouts;

import linecard.files.XmlElement;
import linecard.payouts.BankMessage.Kind;
import linecard.payouts.BankNews.Meaning;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads camt.054 and camt.053: entries on an account, of which each is one payment, or a block of
/// them that the bank booked together. A credit that bears the reference of a payment is that
/// payment come back.
final class AccountNote {

    /// Where a bank has no name for something.
    private static final String NONE = "NOTPROVIDED";

    private final List<BankNews> told = new ArrayList<>();
    private int others;
    private int totals;

    private AccountNote() {}

    /// @param accounts what the message calls its parts, of which each is about one account
    static BankMessage read(Kind kind, XmlElement message, String accounts) {
        var reading = new AccountNote();
        var madeAt = message.at("GrpHdr", "CreDtTm");
        for (var account : message.all(accounts)) {
            for (var entry : account.all("Ntry")) reading.entry(entry, BankReading.day(madeAt));
        }
        return new BankMessage(kind, message.at("GrpHdr", "MsgId"), madeAt,
                List.copyOf(reading.told), reading.others);
    }

    private void entry(XmlElement entry, @Nullable LocalDate day) {
        var details = entry.all("NtryDtls");
        long payments = details.stream().mapToLong(of -> of.all("TxDtls").size()).sum();
        var total = new Total(++totals, entry.down("Amt"));
        int before = told.size();
        for (var of : details) {
            var sum = of.down("Btch", "TtlAmt");
            var whole = sum == null ? total : new Total(++totals, sum);
            int blockFrom = told.size();
            for (var one : of.all("TxDtls")) {
                add(entry, day, one, one.at("Refs", "MsgId"), one.at("Refs", "PmtInfId"),
                        one.at("Refs", "EndToEndId"), amount(entry, one, payments == 1), whole);
            }
            if (told.size() > blockFrom) continue;
            add(entry, day, of, of.at("Btch", "MsgId"), of.at("Btch", "PmtInfId"), "",
                    sum == null && details.size() > 1 ? null : whole.amount(), whole);
        }
        if (told.size() == before) others++;
    }

    private void add(
            XmlElement entry, @Nullable LocalDate day, XmlElement of, String order, String block,
            String reference, @Nullable XmlElement amount, Total total) {
        var direction = BankReading.first(of.at("CdtDbtInd"), entry.at("CdtDbtInd"));
        var status = BankReading.first(entry.at("Sts", "Cd"), entry.at("Sts"));
        var value = BankReading.day(BankReading.first(
                entry.at("ValDt", "Dt"), entry.at("ValDt", "DtTm"),
                entry.at("BookgDt", "Dt"), entry.at("BookgDt", "DtTm")));
        boolean isReversal = Set.of("true", "1").contains(entry.at("RvslInd"));
        var back = of.down("RtrInf");
        var one = new BankNews(named(order), named(block), named(reference),
                direction + " " + status + (isReversal ? " RVSL" : ""),
                meaning(direction, status, isReversal), value == null ? day : value,
                value != null, BankReading.amount(amount), amount == null ? "" : amount.currency(),
                total.booked(!direction.equals(entry.at("CdtDbtInd"))),
                back == null ? "" : BankReading.first(
                        back.at("Rsn", "Cd"), back.at("Rsn", "Prtry")),
                back == null ? "" : back.all("AddtlInf").stream().map(XmlElement::text)
                        .collect(Collectors.joining(" ")));
        if (!one.name().isEmpty()) told.add(one);
    }

    /// What details are parts of: their entry, or the batch of which it names the sum.
    private record Total(int place, @Nullable XmlElement amount) {

        Booked booked(boolean isAgainst) {
            var booked = BankReading.amount(amount);
            return new Booked(place, isAgainst, booked == null ? BigDecimal.ZERO : booked,
                    amount == null ? "" : amount.currency());
        }
    }

    private static String named(String text) {
        return text.equals(NONE) ? "" : text;
    }

    private static Meaning meaning(String direction, String status, boolean isReversal) {
        boolean isBooked = status.equals("BOOK");
        return switch (direction) {
            case "DBIT" -> isReversal ? Meaning.UNCLEAR
                    : isBooked ? Meaning.PAID : Meaning.RECEIVED;
            case "CRDT" -> isBooked ? Meaning.REFUSED : Meaning.RECEIVED;
            default -> Meaning.UNCLEAR;
        };
    }

    /// As it was ordered, if the bank says that, else as it was booked.
    private static @Nullable XmlElement amount(XmlElement entry, XmlElement of, boolean isAlone) {
        var ordered = of.down("AmtDtls", "InstdAmt", "Amt");
        if (ordered != null) return ordered;
        var moved = of.down("AmtDtls", "TxAmt", "Amt");
        if (moved != null) return moved;
        var booked = of.down("Amt");
        return booked != null || !isAlone ? booked : entry.down("Amt");
    }
}
