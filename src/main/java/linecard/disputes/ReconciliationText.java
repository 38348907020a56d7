package linecard.disputes;

import linecard.disputes.Dispute.Reason;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciliation.Shown;
import linecard.money.Money;
import linecard.web.Choice;
import linecard.web.Page;
import linecard.web.Query;
import linecard.words.Language;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// How the findings of a comparison read on the screen.
record ReconciliationText(Page page) {

    String verdict(Verdict verdict) {
        return page.t("disputes.verdict." + verdict.code());
    }

    /// The class of the badge that says it.
    static String tone(Verdict verdict) {
        return switch (verdict) {
            case MATCHED -> "good";
            case SHORT, UNKNOWN_TO_US -> "bad";
            case OVER, UNKNOWN_TO_THEM -> "warn";
        };
    }

    /// What may be behind it; empty where nothing is known.
    String causes(Shown finding) {
        return finding.causes().stream().map(cause -> page.t("disputes.cause." + cause.code()))
                .collect(Collectors.joining("; "));
    }

    /// Where it stands: the row of the file, the line of the statement.
    String places(Shown finding) {
        var row = finding.row() == null ? "" : finding.rows() == 1
                ? page.t("disputes.row", page.words().number(finding.row()))
                : page.t("disputes.rows", page.words().number(finding.rows()));
        var line = finding.position() == null ? "" : finding.lines() == 1
                ? page.t("disputes.line", page.words().number(finding.position()))
                : page.t("disputes.lines", page.words().number(finding.lines()));
        return row.isEmpty() || line.isEmpty() ? row + line : row + " · " + line;
    }

    String money(long minor) {
        return page.money(page.organisation().money(minor));
    }

    /// A difference with its sign.
    String signed(Money difference) {
        return (difference.isPositive() ? "+" : "") + page.money(difference);
    }

    List<Choice> dates() {
        return List.of(new Choice("DMY", page.t("disputes.dayFirst")),
                new Choice("MDY", page.t("disputes.monthFirst")));
    }

    static List<Choice> numbers() {
        return List.of(new Choice(Language.HUNGARIAN.code(), "1 234,5"),
                new Choice(Language.ENGLISH.code(), "1,234.5"));
    }

    static List<Choice> same(List<String> values) {
        return values.stream().map(value -> new Choice(value, value)).toList();
    }

    /// Where a dispute about a finding is opened, with what is known filled in.
    String opening(UUID statement, String file, Shown finding) {
        var query = Query.none();
        if (finding.position() != null) {
            query = query.with("statement", statement).with("position", finding.position())
                    .with("difference", finding.difference().minor())
                    .with("reason", reason(finding).code());
        } else {
            query = query.with("document", finding.document()).with("account",
                    finding.account().isEmpty() ? finding.customer() : finding.account())
                    .with("difference", finding.difference().minor());
        }
        var said = page.t("disputes.fromFile", file, places(finding));
        var causes = causes(finding);
        return page.to("/disputes/new"
                + query.with("words", causes.isEmpty() ? said : said + " " + causes + "."));
    }

    private static Reason reason(Shown finding) {
        for (var cause : finding.causes()) {
            switch (cause) {
                case RATE -> { return Reason.RATE; }
                case SHARE -> { return Reason.SHARE; }
                case TAX, FREIGHT, DISCOUNT, BASE, RETURN -> { return Reason.DEDUCTION; }
                case CUSTOMER -> { return Reason.CUSTOMER; }
                default -> { }
            }
        }
        return Reason.OTHER;
    }
}
