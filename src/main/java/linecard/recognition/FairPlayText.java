package linecard.recognition;

import linecard.recognition.PullForward.Finding;
import linecard.recognition.PullForward.Part;
import linecard.recognition.PullForward.Sign;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.StringJoiner;

/// Says a finding without judging it.
record FairPlayText(Page page) {

    String is(@Nullable Part part) {
        return part == null ? "–" : percent(part.is());
    }

    /// The interval in which it usually lies.
    String usual(@Nullable Part part) {
        return part == null ? "–" : page.t("recognition.fair.range",
                percent(Math.clamp(part.low() + part.others(), 0, 1)),
                percent(Math.clamp(part.high() + part.others(), 0, 1)));
    }

    String finding(Finding finding) {
        if (!finding.isEnough()) return page.t("recognition.fair.notEnough");
        if (finding.signs().isEmpty()) return page.t("recognition.fair.usual");
        var said = new StringJoiner(" ");
        for (var sign : Sign.values()) {
            if (finding.signs().contains(sign)) {
                said.add(page.t("recognition.fair.sign." + sign.name().toLowerCase(Locale.ROOT)));
            }
        }
        return said.toString();
    }

    private String percent(double part) {
        return page.words().percent(BigDecimal.valueOf(part), 0);
    }
}
