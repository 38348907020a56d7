package linecard.payouts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.payouts.Payable.Warning;
import linecard.payouts.TaxRow.Reporting;
import linecard.web.NotAllowed;
import linecard.web.Page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// How payouts read, and how much of an account number each viewer needs to see.
final class PayoutText {

    private final Page page;

    PayoutText(Page page) {
        this.page = page;
    }

    /// @throws NotAllowed for who sees only a part of the organisation
    static void requireWhole(Viewer viewer) {
        if (viewer.territory() != null) throw new NotAllowed();
    }

    /// Those who pay see accounts whole, and an agency its own.
    static boolean seesNumbers(Viewer viewer) {
        return viewer.isIn(Audience.TREASURERS) || !viewer.role().isStaff();
    }

    static BankDetails seen(Viewer viewer, BankDetails details) {
        return seesNumbers(viewer) ? details : details.asMasked();
    }

    String account(BankDetails details) {
        return seesNumbers(page.viewer()) ? details.shown() : details.masked();
    }

    /// What a part of a payment is, in a few words.
    String part(PaymentPart part) {
        return page.t("payouts.part." + part.kind().code()
                + (part.about().isEmpty() ? "" : ".about"), part.about());
    }

    /// The parts of a payment in one line; empty where the numbers of its statements say all.
    String parts(List<PaymentPart> parts) {
        return PaymentPart.tellMore(parts) ? parts.stream()
                .map(part -> part(part) + ": " + page.words().exact(part.amount()))
                .collect(Collectors.joining("; ")) : "";
    }

    String state(State state) {
        return page.t("payouts.state." + state.code());
    }

    static String badge(State state) {
        return switch (state) {
            case BATCHED -> "badge warn";
            case APPROVED, SENT -> "badge accent";
            case PAID -> "badge good";
            case REFUSED -> "badge bad";
            case WITHDRAWN -> "badge";
        };
    }

    String consequence(Consequence consequence) {
        return page.t("payouts.consequence." + consequence.code());
    }

    static String badge(Consequence consequence) {
        return switch (consequence) {
            case NONE -> "badge";
            case RECEIVED -> "badge accent";
            case PAID -> "badge good";
            case REFUSED -> "badge bad";
            case DIFFERENT, CONTRARY, DAY, UNCLEAR -> "badge warn";
        };
    }

    /// What a message booked that does not go together with what was ordered, each once.
    static List<Misfit> misfits(List<SaidOfPayment> said) {
        return said.stream().map(SaidOfPayment::misfit).filter(Objects::nonNull).distinct()
                .toList();
    }

    /// What it said of payments.
    static List<SaidOfPayment> ofPayments(List<SaidOfPayment> said) {
        return said.stream().filter(one -> !one.isOfBlock()).toList();
    }

    /// How many payments of a batch are in which state: `3 paid, 1 refused`; where all are in the
    /// batch's own, how many there are.
    String states(Batch batch) {
        if (batch.count(batch.state()) == batch.payments()) {
            return page.t("payouts.states", batch.payments());
        }
        var parts = new ArrayList<String>();
        for (var state : State.values()) {
            if (batch.count(state) > 0) {
                parts.add(page.t("payouts.states." + state.code(), batch.count(state)));
            }
        }
        return String.join(", ", parts);
    }

    /// One sentence or two: what it is, and what about it.
    String warning(Payable payable, Warning warning) {
        return (page.t("payouts.warning." + warning.code()) + " " + why(payable, warning)).strip();
    }

    /// What somebody should know beside the word itself; may be empty.
    String why(Payable payable, Warning warning) {
        var account = payable.account();
        var sentBack = payable.sentBack();
        return switch (warning) {
            case WAITING -> String.valueOf(payable.waiting());
            case DISPUTED -> page.money(payable.disputed());
            case CHANGED -> account == null ? "" : page.t("payouts.why.changed",
                    day(account.changedAt()), account.changedName());
            case FIRST -> account == null ? "" : page.t("payouts.why.first",
                    day(account.changedAt()), account.changedName());
            case OTHER_CURRENCY -> account == null ? "" : account.currency();
            case ABROAD -> page.t("payouts.why.abroad");
            case NO_BIC -> page.t("payouts.why.no_bic");
            case SENT_BACK -> sentBack == null ? "" : sentBack.reason();
            case NEGATIVE -> page.t("payouts.why.negative");
            case NOTHING, NO_ACCOUNT -> "";
        };
    }

    static String badge(Warning warning) {
        return warning == Warning.CHANGED || warning == Warning.NO_ACCOUNT
                || warning == Warning.SENT_BACK ? "badge bad"
                : warning == Warning.DISPUTED || warning == Warning.WAITING ? "badge accent"
                : "badge warn";
    }

    /// How the bank gets to read a name; empty where it is the same.
    static String atBank(String name) {
        var plain = SepaText.of(name, CreditTransfer.NAME);
        return plain.equals(name) ? "" : plain;
    }

    String day(Instant moment) {
        return page.words().shortDate(moment.atZone(page.organisation().zone()).toLocalDate());
    }

    String moment(Instant moment) {
        return page.words().moment(moment, page.organisation().zone());
    }

    /// When a bank wrote something; by the clock of the organisation where it names no zone.
    String written(String madeAt) {
        var zone = page.organisation().zone();
        try {
            var at = DateTimeFormatter.ISO_DATE_TIME
                    .parseBest(madeAt, ZonedDateTime::from, LocalDateTime::from);
            return moment(at instanceof ZonedDateTime zoned ? zoned.toInstant()
                    : LocalDateTime.from(at).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return madeAt;
        }
    }

    String reporting(Reporting reporting) {
        return page.t("payouts.reporting." + reporting.code());
    }

    static String badge(Reporting reporting) {
        return reporting == Reporting.REPORTED ? "badge warn" : "badge";
    }
}
