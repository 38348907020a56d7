package linecard.commissions;

import linecard.packing.Sha256;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// The seal of a statement: SHA-256 over all that it says, the head as fields parted by tabs, then
/// its parts as they are stored; plain ones have a row of fields for each line. Whoever changes,
/// adds, drops or reorders anything in the database afterwards breaks it.
final class StatementSeal {

    /// Leads the text: which way it is written.
    private static final String FORM = "linecard statement ";

    private StatementSeal() {}

    /// @param head its own seal is left out
    /// @param parts as they are stored, in their order
    static String of(Statement head, List<byte[]> parts, List<PrizeLine> prizes) {
        var digest = Sha256.digest();
        add(digest, FORM + (prizes.isEmpty() ? 2 : 3));
        addHead(digest, head);
        add(digest, head.settled().text(), head.payable().minor(),
                head.dueOn() == null ? "" : head.dueOn());
        for (var part : parts) {
            add(digest, part.length);
            digest.update(part);
        }
        for (var prize : prizes) {
            add(digest, prize.position(), prize.award(), prize.rep(), prize.who(),
                    prize.contest(), prize.place(), prize.approvedOn(), prize.approvedBy(),
                    prize.amount().minor());
        }
        return Sha256.hex(digest);
    }

    /// Of one that was made line by line.
    static String ofPlain(Statement head, List<StatementLine> lines) {
        var digest = Sha256.digest();
        add(digest, FORM + 1);
        addHead(digest, head);
        for (var line : lines) {
            var by = line.by();
            add(digest, line.position(), line.portion(), line.kind(), line.document(),
                    line.number(), line.bookedOn(), line.account(), line.productLine(),
                    line.rep(), line.repName(), line.quantityMilli(), line.lineNet().minor(),
                    line.share().millionths(), line.base().minor(), line.rule(),
                    by == null ? "" : by.rate().millionths(),
                    by == null ? "" : by.productLine(), by == null ? "" : by.from(),
                    line.amount().minor(), line.late(), line.originalNumber(),
                    line.originalOn() == null ? "" : line.originalOn(),
                    line.originalStatement());
        }
        return Sha256.hex(digest);
    }

    private static void addHead(MessageDigest digest, Statement head) {
        add(digest, head.id(), head.agency(), head.number(), head.period().year(),
                head.period().number(), head.period().span().from(), head.period().span().to(),
                head.counted(), head.lines(), head.base().minor(), head.total().minor(),
                head.total().currency(),
                head.letterhead(), head.agencyName(), head.agencyHead(), head.closedAt(),
                head.closedBy());
    }

    private static void add(MessageDigest digest, @Nullable Object... fields) {
        var row = new StringBuilder();
        for (var field : fields) row.append(escaped(String.valueOf(field))).append('\t');
        digest.update(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
