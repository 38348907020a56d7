package linecard.recognition;

import linecard.contests.ScoreText;
import linecard.recognition.Fame.Laurel;
import linecard.recognition.Fame.Winner;
import linecard.web.Page;

import java.time.LocalDate;
import java.util.List;

/// What stands on a certificate.
///
/// @param reason below the name, a line each
/// @param on the day to which it is dated
record Certificate(String title, String name, List<String> reason, LocalDate on) {

    private static final int NAMED_PLACES = 3;

    static Certificate of(Page page, Winner winner) {
        var number = winner.number();
        var place = number <= NAMED_PLACES ? page.t("recognition.place." + number)
                : page.t("recognition.place", number);
        var text = new ScoreText(page.words(), page.organisation(), winner.rules());
        return new Certificate(place, winner.name(), List.of(winner.contestName(),
                page.t("recognition.certificate.days",
                        page.words().date(winner.rules().days().from()),
                        page.words().date(winner.last())),
                page.t("recognition.certificate.score", text.score(winner.score()))),
                winner.last());
    }

    static Certificate of(Page page, Laurel laurel) {
        var year = page.organisation().calendar().year(laurel.year());
        return new Certificate(page.t("recognition.repOfTheYear"), laurel.name(), List.of(
                page.t("recognition.certificate.year", String.valueOf(laurel.year())),
                page.t("recognition.certificate.revenue", page.words().money(
                        page.organisation().money(laurel.revenueMinor())))),
                year.span().to().minusDays(1));
    }
}
