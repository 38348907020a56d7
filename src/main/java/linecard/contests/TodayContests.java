package linecard.contests;

import linecard.reports.TodaySection;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;

/// Tells a rep on the page of the day which contests have started in which the rep takes part, and
/// of which the rules are others.
@Component
@Order(0)
class TodayContests implements TodaySection {

    private final RulesVersions versions;

    TodayContests(RulesVersions versions) {
        this.versions = versions;
    }

    @Override
    public Html of(Page page) {
        var rep = page.viewer().rep();
        var fresh = rep == null ? List.<RulesVersions.Told>of()
                : versions.fresh(page.viewer(), rep);
        return (out, tags) -> JtecontesttoldGenerated.render(out, tags, page, fresh);
    }
}
