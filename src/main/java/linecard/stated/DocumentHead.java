package linecard.stated;

import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// What lines of a statement say of their document: the same as [StatementLine] does.
public record DocumentHead(
        @Nullable Kind kind, @Nullable UUID document, String number, @Nullable LocalDate bookedOn,
        String account, boolean late, @Nullable SoldIn soldIn, String originalNumber,
        @Nullable LocalDate originalOn, String originalStatement) {

    static DocumentHead of(StatementLine line) {
        return new DocumentHead(line.kind(), line.document(), line.number(), line.bookedOn(),
                line.account(), line.late(), line.soldIn(), line.originalNumber(),
                line.originalOn(), line.originalStatement());
    }

    boolean isOf(StatementLine line) {
        return kind == line.kind() && late == line.late() && number.equals(line.number())
                && Objects.equals(document, line.document())
                && Objects.equals(bookedOn, line.bookedOn())
                && account.equals(line.account()) && Objects.equals(soldIn, line.soldIn())
                && originalNumber.equals(line.originalNumber())
                && Objects.equals(originalOn, line.originalOn())
                && originalStatement.equals(line.originalStatement());
    }

    void write(Packer out, int lines) {
        out.number(lines).choice(kind).flag(document != null);
        if (document != null) out.plainId(document);
        out.plainText(number).day(bookedOn).text(account).flag(late).text(originalNumber)
                .text(originalStatement).flag(originalOn != null);
        if (originalOn != null) out.day(originalOn);
    }

    /// @param withCurrency whether it follows in which currency the document was
    static DocumentHead read(Unpacker in, boolean withCurrency) {
        var kind = in.choiceOrNone(Kind.values());
        var document = in.flag() ? in.plainId() : null;
        var number = in.plainText();
        var bookedOn = in.dayOrNone();
        var account = in.text();
        boolean isLate = in.flag();
        var originalNumber = in.text();
        var originalStatement = in.text();
        var originalOn = in.flag() ? in.day() : null;
        var soldIn = withCurrency && in.flag() ? new SoldIn(in.text(), in.number()) : null;
        return new DocumentHead(kind, document, number, bookedOn, account, isLate, soldIn,
                originalNumber, originalOn, originalStatement);
    }
}
