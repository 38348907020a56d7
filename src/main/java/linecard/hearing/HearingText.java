package linecard.hearing;

import linecard.hearing.Hit.About;
import linecard.web.Page;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// How what was heard is said on a page.
final class HearingText {

    private final Page page;

    HearingText(Page page) {
        this.page = page;
    }

    String calls(String what, @Nullable Coded choice) {
        return choice == null ? "" : page.t("calls." + what + "." + choice.code());
    }

    String of(String what, Coded choice) {
        return page.t("hearing." + what + "." + choice.code());
    }

    /// What came of a call in a word or two.
    String result(About about) {
        return about.outcome() == null ? calls("state", about.state())
                : calls("outcome", about.outcome());
    }

    /// Thousandths as a percentage: `+12.5 %`
    String percent(long permille) {
        return (permille > 0 ? "+" : "") + page.words().percent(
                BigDecimal.valueOf(permille, 3), 1);
    }

    /// `+12`, `−3`, `0`
    String change(long now, long before) {
        long by = now - before;
        return by == 0 ? "0" : (by > 0 ? "+" : "−") + page.words().number(Math.abs(by));
    }
}
