package linecard.commissions;

import linecard.access.Organisation;
import linecard.money.Money;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The way from what a statement earned to what is paid, in one language.
final class SettlementText {

    private final Words words;
    private final Organisation organisation;
    private final WayText way;

    SettlementText(Words words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
        this.way = new WayText(words, organisation);
    }

    /// What is paid; null where nothing is told of it.
    static @Nullable Money payable(List<SettlementStep> rows) {
        return rows.isEmpty() ? null : rows.getLast().amount();
    }

    /// What else leads from the lines and prizes of a statement to what is paid.
    static List<SettlementStep> besideLines(List<SettlementStep> rows) {
        return rows.stream().filter(row -> !row.isTotal() && !row.code().equals("earned")
                && !row.code().equals("prize")).toList();
    }

    /// @param earned by the statement
    List<SettlementStep> rows(Settled settled, Money earned, Opening opening) {
        var rows = new ArrayList<SettlementStep>();
        var postings = settled.postings();
        if (postings.isEmpty()) return rows;
        for (var posting : postings) {
            if (posting.kind() == Posting.Kind.APPROVED) continue;
            rows.add(row(code(posting), Settled.effect(posting),
                    why(settled, earned, posting, opening)));
        }
        long before = opening.balances().of(Book.EARNED);
        if (before != 0) {
            rows.add(row("brought", before, said("brought", opening.last(), exact(before))));
        }
        long after = opening.balances().plus(postings).of(Book.EARNED);
        if (after != 0) rows.add(row("carried", -after, said("carried", exact(after))));
        rows.add(row(SettlementStep.TOTAL, settled.payable(), ""));
        return rows;
    }

    private SettlementStep row(String key, long minor, String why) {
        return new SettlementStep(key, words.text("commissions.settlement." + key),
                organisation.money(minor), why);
    }

    /// Whether they say more than that what is earned is paid.
    static boolean tellsMore(List<SettlementStep> rows) {
        return rows.size() > 2 || rows.stream().anyMatch(row -> !row.why().isEmpty());
    }

    private String why(Settled settled, Money earned, Posting posting, Opening opening) {
        long moved = Settled.effect(posting);
        long approved = settled.approved();
        return switch (posting.kind()) {
            case HELD -> held(earned, opening);
            case RELEASED -> released(opening);
            case RECOVERED -> said("recovered", exact(opening.balances().drawn()),
                    exact(approved - moved), exact(-moved),
                    exact(opening.balances().drawn() + moved));
            case WAIVED -> said("waived", exact(-moved));
            case DRAWN, GUARANTEED -> said(code(posting), exact(approved + moved),
                    exact(approved), exact(moved),
                    exact(opening.balances().plus(settled.postings()).drawn()));
            default -> "";
        };
    }

    private String held(Money of, Opening opening) {
        var holdback = opening.terms() == null ? null : opening.terms().holdback();
        var due = opening.due();
        return holdback == null || due == null ? "" : said("held",
                words.percent(holdback.rate()), way.exact(of), holdback.months(),
                FiscalMonths.label(words, organisation.calendar(), due));
    }

    private String released(Opening opening) {
        var parts = opening.released().stream()
                .map(part -> words.text("commissions.settlement.released.part",
                        part.statement(), exact(part.minor())))
                .collect(Collectors.joining(", "));
        var holdback = opening.terms() == null ? null : opening.terms().holdback();
        return holdback == null ? said("released.all", parts)
                : said("released", holdback.months(), parts);
    }

    private String said(String key, Object... arguments) {
        return words.text("commissions.settlement." + key + ".why", arguments);
    }

    private String exact(long minor) {
        return way.exact(organisation.money(minor));
    }

    private static String code(Posting posting) {
        return posting.kind().name().toLowerCase(Locale.ROOT);
    }
}
