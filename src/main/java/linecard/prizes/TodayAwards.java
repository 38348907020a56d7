package linecard.prizes;

import linecard.access.Audience;
import linecard.people.Today;
import linecard.prizes.Award.State;
import linecard.reports.TodaySection;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.time.Clock;

/// Tells winners on the page of the day that they may choose between prizes, and until when.
@Component
class TodayAwards implements TodaySection {

    private final Awards awards;
    private final Clock clock;

    TodayAwards(Awards awards, Clock clock) {
        this.awards = awards;
        this.clock = clock;
    }

    @Override
    public Html of(Page page) {
        if (!page.may(Audience.PARTIES)) return (_, _) -> {};
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var open = awards.all(viewer, new Awards.Filter(null, State.APPROVED)).stream()
                .filter(award -> AwardPages.mayChoose(viewer, award, today)).toList();
        return (out, tags) -> JtechoosingGenerated.render(
                out, tags, page, open, new PrizeText(page));
    }
}
