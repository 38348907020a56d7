package linecard.disputes;

import linecard.commissions.Ledger;
import linecard.disputes.Dispute.Reason;
import linecard.disputes.Dispute.State;
import linecard.reckoning.Book;
import linecard.web.Choice;
import linecard.web.Page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How disputes read on the screen.
record DisputeText(Page page, LocalDate today) {

    /// `S-2026-118, statement 2026-0003`, or the document alone.
    String title(Dispute dispute) {
        if (dispute.line() != null && dispute.document().isEmpty()) {
            return page.t("disputes.about.line", dispute.line().position(),
                    dispute.statementNumber());
        }
        return dispute.line() == null
                ? page.t("disputes.about.missing", dispute.document())
                : page.t("disputes.about", dispute.document(), dispute.statementNumber());
    }

    String reason(Reason reason) {
        return page.t("disputes.reason." + reason.code());
    }

    /// The reasons that can be given; about a line, or about a sale that is missing.
    List<Choice> reasons(boolean hasLine) {
        return Arrays.stream(Reason.values())
                .filter(reason -> hasLine == (reason != Reason.MISSING))
                .map(reason -> new Choice(reason.code(), reason(reason))).toList();
    }

    String state(Dispute dispute) {
        return page.t("disputes.state." + dispute.state(today).code());
    }

    /// `disputed, due 2026-11-30`, or how it ended.
    String remark(Dispute dispute) {
        return dispute.decision() == null ? page.t(
                "disputes.remark", page.words().shortDate(dispute.dueOn()))
                : page.t("disputes.remark.decided", state(dispute));
    }

    /// The class of the badge that says it.
    String tone(Dispute dispute) {
        return tone(dispute.state(today));
    }

    private static String tone(State state) {
        return switch (state) {
            case OPEN, WITHDRAWN -> "";
            case SOON -> "warn";
            case OVERDUE, REJECTED -> "bad";
            case GRANTED, PARTLY -> "good";
        };
    }

    /// How far the deadline is, in words.
    String due(Dispute dispute) {
        long days = ChronoUnit.DAYS.between(today, dispute.dueOn());
        if (days == 0) return page.t("disputes.due.today");
        return days > 0 ? page.t("disputes.due.in", days) : page.t("disputes.due.past", -days);
    }

    /// Who wrote it, and for which side.
    String writer(Dispute dispute, Message message) {
        return page.t("disputes.writer", message.by(), message.ofPrincipal()
                ? page.organisation().name() : dispute.agencyName());
    }

    /// What an entry of the ledger means for the agency.
    String posted(Ledger.Entered entry) {
        var book = switch (entry.kind()) {
            case GRANTED -> Book.PAYABLE;
            case REJECTED -> Book.COST;
            default -> Book.DISPUTED;
        };
        long minor = 0;
        for (var leg : entry.legs()) if (leg.book() == book) minor = leg.minor();
        return page.t("disputes.posted." + entry.kind().name().toLowerCase(Locale.ROOT),
                page.money(page.organisation().money(minor)));
    }

    /// What came of it, in a sentence.
    String decided(Decision decision) {
        var key = "disputes.decided." + decision.outcome().code();
        boolean isMoney = !decision.granted().isZero();
        return isMoney ? page.t(key, page.money(decision.granted())) : page.t(key + ".plain");
    }
}
