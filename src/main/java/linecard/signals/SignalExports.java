package linecard.signals;

import linecard.access.Allowed;
import linecard.files.Table;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.time.LocalDate;

import static linecard.access.Audience.GUARDIANS;

/// The signals as files.
@Controller
class SignalExports {

    private final Signals signals;

    SignalExports(Signals signals) {
        this.signals = signals;
    }

    @GetMapping("/conflicts.{ending:csv|xlsx|json}")
    @Allowed(GUARDIANS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var filter = SignalFilter.of(asked);
        // Programs read it, so as the language has it anywhere.
        var text = new SignalText(Words.in(page.language()), page.organisation());
        return new Table<Signal>(page.words())
                .choice("rule", page.t("signals.rule"), "signals.rule.", one -> one.rule().code())
                .choice("severity", page.t("signals.severity"), "signals.severity.",
                        one -> one.severity().code())
                .text("agencyCode", page.t("signals.agencyCode"), one -> one.agency().code())
                .text("agency", page.t("signals.agency"), one -> one.agency().name())
                .text("repCode", page.t("signals.repCode"),
                        one -> one.rep() == null ? null : one.rep().code())
                .text("rep", page.t("signals.rep"),
                        one -> one.rep() == null ? null : one.rep().name())
                .text("accountCode", page.t("signals.accountCode"),
                        one -> one.account() == null ? null : one.account().code())
                .text("account", page.t("signals.account"),
                        one -> one.account() == null ? null : one.account().name())
                .text("evidence", page.t("signals.evidence"),
                        one -> String.join("\n", text.facts(one)))
                .day("firstSeen", page.t("signals.firstSeen"), one -> day(page, one.firstSeen()))
                .day("lastSeen", page.t("signals.lastSeen"), one -> day(page, one.lastSeen()))
                .file(ending, page.t("signals.title"),
                        taker -> signals.each(page.viewer(), filter, taker));
    }

    private static LocalDate day(Page page, Instant at) {
        return LocalDate.ofInstant(at, page.organisation().zone());
    }
}
