package linecard.recognition;

import linecard.access.Absent;
import linecard.files.PdfDownload;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// Certificates of winners, and of the reps of the years, as PDF.
@Component
class Certificates {

    private final Fame fame;

    Certificates(Fame fame) {
        this.fame = fame;
    }

    /// @param language null for the page's
    /// @throws Absent where there is no such winner, or the viewer does not answer for it
    PdfDownload ofWinner(Page page, UUID contest, String who, @Nullable Language language) {
        var in = in(page, language);
        return print(in, Certificate.of(
                in, fame.winner(page.viewer(), contest, who, in.language())));
    }

    /// @param year fiscal
    /// @param language null for the page's
    /// @throws Absent where that rep is not the year's, or is not who looks
    PdfDownload ofYear(Page page, int year, String rep, @Nullable Language language) {
        var in = in(page, language);
        var laurel = fame.laurels(page.viewer(), in.language()).stream()
                .filter(one -> one.year() == year && one.rep().toString().equals(rep)
                        && one.isOwn())
                .findFirst().orElseThrow(() -> new Absent("laurel"));
        return print(in, Certificate.of(in, laurel));
    }

    private static Page in(Page page, @Nullable Language language) {
        if (language == null) return page;
        return new Page(page.organisation().words(language), page.user(), page.visitor(),
                page.base(), page.path(), page.query(), null, page.isReadOnly());
    }

    private static PdfDownload print(Page page, Certificate certificate) {
        Html paper = (out, tags) -> JtecertificateGenerated.render(out, tags, page, certificate);
        return PdfDownload.of(page.t("recognition.certificate") + " " + certificate.name(),
                paper.text());
    }
}
