package linecard.recognition;

import linecard.reports.TodaySection;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Component;

/// What was said of contests lately, on the page of the day.
@Component
class TodayAnnouncements implements TodaySection {

    private final Announcements announcements;

    TodayAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public Html of(Page page) {
        var fresh = announcements.fresh(page.viewer());
        return (out, tags) -> JteannouncedGenerated.render(out, tags, page, fresh);
    }
}
