package linecard.duplicates;

import linecard.access.Allowed;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// The duplicates as files.
@Controller
class DuplicateExports {

    private final Duplicates duplicates;

    DuplicateExports(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @GetMapping("/duplicates.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var words = page.words();
        var filter = DuplicateFilter.of(asked);
        return new Table<Duplicate>(words)
                .text("kind", page.t("duplicates.kind"),
                        one -> DuplicateText.kind(words, one.kind()))
                .text("firstCode", page.t("duplicates.firstCode"), one -> one.first().code())
                .text("first", page.t("duplicates.first"),
                        one -> one.first().name(page.language()))
                .text("firstDetail", page.t("duplicates.firstDetail"),
                        one -> one.first().detail())
                .text("secondCode", page.t("duplicates.secondCode"), one -> one.second().code())
                .text("second", page.t("duplicates.second"),
                        one -> one.second().name(page.language()))
                .text("secondDetail", page.t("duplicates.secondDetail"),
                        one -> one.second().detail())
                .text("reasons", page.t("duplicates.reasons"),
                        one -> DuplicateText.reasons(words, one))
                .text("certainty", page.t("duplicates.certainty"),
                        one -> DuplicateText.certainty(words, one))
                .text("state", page.t("duplicates.state"),
                        one -> DuplicateText.state(words, one.state()))
                .file(ending, page.t("duplicates.title"),
                        taker -> duplicates.each(page.viewer(), filter, taker));
    }
}
