package linecard.payouts;

import linecard.files.FileRefused;
import linecard.files.XmlElement;
import linecard.payouts.BankMessage.Kind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads what banks send: pain.002, camt.053 and camt.054 of any version. Elements are found by
/// their local names, which are the same in all.
final class BankReading {

    static final int MOST_BYTES = 8 << 20;

    /// As many as some batches hold.
    private static final int MOST_TOLD = 20_000;

    /// ISO 20022's Max35Text.
    private static final int NUMBER_CHARS = 35;
    private static final int DATE_CHARS = 10;

    private BankReading() {}

    /// @throws FileRefused for anything else, with what it is
    static BankMessage of(byte[] content) {
        if (content.length == 0) throw new FileRefused("files.empty");
        if (content.length > MOST_BYTES) {
            throw new FileRefused("payouts.message.large", MOST_BYTES >> 20);
        }
        var message = read(root(content));
        if (message.number().isEmpty() || message.number().length() > NUMBER_CHARS
                || message.madeAt().isEmpty() || message.madeAt().length() > NUMBER_CHARS) {
            throw new FileRefused("payouts.message.nameless");
        }
        if (message.told().size() > MOST_TOLD) {
            throw new FileRefused("payouts.message.many", MOST_TOLD);
        }
        return message;
    }

    private static XmlElement root(byte[] content) {
        if (content[0] == 'P' && content.length > 1 && content[1] == 'K') {
            throw new FileRefused("payouts.message.zip");
        }
        try {
            return XmlElement.read(content);
        } catch (FileRefused e) {
            throw new FileRefused(e.problem().key().equals("files.dtd")
                    ? "payouts.message.dtd" : "payouts.message.broken");
        }
    }

    private static BankMessage read(XmlElement root) {
        var report = root.down("CstmrPmtStsRpt");
        if (report != null) return StatusReport.read(report);
        var note = root.down("BkToCstmrDbtCdtNtfctn");
        if (note != null) return AccountNote.read(Kind.NOTE, note, "Ntfctn");
        var statement = root.down("BkToCstmrStmt");
        if (statement != null) return AccountNote.read(Kind.BANK_STATEMENT, statement, "Stmt");
        throw new FileRefused("payouts.message.other",
                root.children().isEmpty() ? root.name() : root.children().getFirst().name());
    }

    static String first(String... texts) {
        for (var text : texts) if (!text.isEmpty()) return text;
        return "";
    }

    /// The day of a date or a moment; null where there is none.
    static @Nullable LocalDate day(String text) {
        if (text.length() < DATE_CHARS) return null;
        try {
            return LocalDate.parse(text.substring(0, DATE_CHARS));
        } catch (DateTimeException e) {
            throw new FileRefused("payouts.message.day", text);
        }
    }

    static @Nullable BigDecimal amount(@Nullable XmlElement of) {
        if (of == null) return null;
        if (!of.text().matches("\\d{1,18}(\\.\\d{1,17})?")) {
            throw new FileRefused("payouts.message.amount", of.text());
        }
        return new BigDecimal(of.text());
    }
}
