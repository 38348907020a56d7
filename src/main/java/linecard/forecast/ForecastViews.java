package linecard.forecast;

import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

/// The forecast as a report of which views are kept.
@Component
class ForecastViews implements Viewable {

    @Override
    public String list() {
        return "forecast";
    }

    @Override
    public boolean isMailed() {
        return true;
    }

    @Override
    public Query understood(Page page, Query asked) {
        var values = asked.values();
        return query(ForecastPages.by(values.getOrDefault("by", "")),
                ForecastPages.number(values.getOrDefault("quarter", "")));
    }

    static Query query(Dimension by, int quarter) {
        return Query.none().with("by", by == Dimension.REP ? "" : by.code())
                .with("quarter", quarter == 0 ? "" : quarter);
    }
}
